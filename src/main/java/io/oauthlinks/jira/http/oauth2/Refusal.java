package io.oauthlinks.jira.http.oauth2;

import io.oauthlinks.incominglink.IncomingLink;
import io.oauthlinks.incominglink.ProtocolError;
import io.oauthlinks.incominglink.SentParameters;

/**
 * Why the browser gets a page instead of a question or a redirect.
 *
 * @param status              of the answer
 * @param sent                what the client sent, for its developer
 * @param link                null when the client is unknown
 * @param correlationId       leads to the log
 * @param systemAdministrator whether the reader may open the administration pages
 */
public record Refusal(int status, ProtocolError error, SentParameters sent, IncomingLink link, String correlationId, boolean systemAdministrator) { }
