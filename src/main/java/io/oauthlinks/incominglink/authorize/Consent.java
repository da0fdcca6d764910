package io.oauthlinks.incominglink.authorize;

import io.oauthlinks.incominglink.IncomingLink;
import io.oauthlinks.incominglink.JiraScope;
import java.util.Set;

/**
 * What the user is asked.
 *
 * @param link        who asks
 * @param scopes      for what
 * @param redirectUri where the browser goes next, in full
 * @param destination the part of it that people can judge: host and port, or the scheme of an application on their computer
 * @param loopback    whether that is the user's own computer
 */
public record Consent(IncomingLink link, Set<JiraScope> scopes, String redirectUri, String destination, boolean loopback) { }
