/** What the practice provider is told to do: whose habits to follow, how to fail, how long tokens live. */
package io.oauthlinks.practice.behaviour;
