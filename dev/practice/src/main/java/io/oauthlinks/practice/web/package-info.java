/** The pages of the practice provider and its HTTP controls. */
package io.oauthlinks.practice.web;
