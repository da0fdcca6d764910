package io.oauthlinks.mailserver;

/** Which service's host names and ports fill the form. */
public enum MailPreset { GMAIL, MICROSOFT_365, CUSTOM }
