package io.oauthlinks.outgoinglink;

/** Whose authorization server a link speaks to; presets of Google and Microsoft stand in {@code ProviderPreset}. */
public enum Provider { GOOGLE, MICROSOFT, CUSTOM }
