package io.oauthlinks.outgoinglink;

import java.net.URI;

/**
 * Microsoft's clouds. Each has a login and an Exchange Online of its own; an account or an application of one is unknown in the
 * others. GCC, without High, is part of the worldwide one.
 */
public enum MicrosoftCloud {
    WORLDWIDE("https://login.microsoftonline.com/", "https://outlook.office.com/", "https://portal.azure.com/"),
    US_GOVERNMENT_GCC_HIGH("https://login.microsoftonline.us/", "https://outlook.office365.us/", "https://portal.azure.us/"),
    US_GOVERNMENT_DOD("https://login.microsoftonline.us/", "https://outlook-dod.office365.us/", "https://portal.azure.us/"),
    CHINA_21VIANET("https://login.partner.microsoftonline.cn/", "https://partner.outlook.cn/", "https://portal.azure.cn/");

    private final String login;
    private final String exchange;
    private final String portal;

    MicrosoftCloud(String login, String exchange, String portal) {
        this.login = login;
        this.exchange = exchange;
        this.portal = portal;
    }

    /** A URL below the tenant's authority. */
    URI login(String tenant, String path) {
        return URI.create(login + tenant + path);
    }

    /** Address at which applications are registered. */
    public String portal() {
        return portal;
    }

    /** A scope of Exchange Online, such as {@code IMAP.AccessAsUser.All}, with the resource that it belongs to in this cloud. */
    public String exchangeScope(String permission) {
        return exchange + permission;
    }

    /** Host of the resource that scopes of Exchange Online begin with. */
    String exchangeHost() {
        return URI.create(exchange).getHost();
    }
}
