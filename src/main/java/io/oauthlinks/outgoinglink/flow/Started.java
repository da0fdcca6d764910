package io.oauthlinks.outgoinglink.flow;

import io.oauthlinks.secret.Secret;
import java.net.URI;

/**
 * A started authorization.
 *
 * @param authorizationUri where to send the browser
 * @param browserBinding   value of the cookie {@link AuthorizationFlow#COOKIE}: HttpOnly, SameSite=Lax, Secure unless the base URL is http
 */
public record Started(URI authorizationUri, Secret browserBinding) { }
