/** How mail channels stand, in figures for monitoring systems. */
package io.oauthlinks.mailchannel.metrics;
