package io.oauthlinks.outgoinglink;

import io.oauthlinks.oauth2.Scopes;
import java.util.List;
import java.util.Map;

/** What is known about a provider beforehand: endpoints, scopes, and what its authorization and refresh requests need. */
public sealed interface ProviderPreset permits GooglePreset, MicrosoftPreset, FastmailPreset, CustomPreset {

    /** With it the provider says who signed in (OpenID Connect Core section 3.1.2.1). */
    String OPENID = "openid";

    /** Null for Custom, whose endpoints are discovered or entered. */
    Endpoints endpoints();

    /** Scopes offered on the form, in order. */
    List<SuggestedScope> suggestedScopes();

    /** How Jira proves itself unless chosen otherwise. */
    ClientAuthentication clientAuthentication();

    /** Parameters that every authorization request carries; an administrator cannot override them. */
    Map<String, String> fixedParameters();

    /** What is asked for at the authorization endpoint, given what the administrator chose. */
    Scopes requested(Scopes chosen);

    /** What the refresh request repeats, given what was granted; {@link Scopes#NONE} when it carries no scope. */
    Scopes onRefresh(Scopes chosen, Scopes granted);
}
