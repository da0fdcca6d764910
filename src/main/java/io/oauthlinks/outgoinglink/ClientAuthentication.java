package io.oauthlinks.outgoinglink;

/** How Jira proves itself at the token endpoint (RFC 6749 section 2.3.1): HTTP Basic or parameters in the body. */
public enum ClientAuthentication { BASIC, BODY }
