package io.oauthlinks.oauth2;

/**
 * An error response (RFC 6749 sections 4.1.2.1 and 5.2).
 *
 * @param code        the {@code error} parameter
 * @param description the {@code error_description}, possibly empty; other people's text
 * @param uri         the {@code error_uri}, possibly empty
 */
public record OAuth2Error(String code, String description, String uri) {

    public OAuth2Error {
        description = description == null ? "" : description;
        uri = uri == null ? "" : uri;
    }
}
