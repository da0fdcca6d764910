package io.oauthlinks.practice.authorization;

import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;

/** Forgets every consent, so that each authorization shows the consent page. */
final class NoRememberedConsent implements OAuth2AuthorizationConsentService {

    @Override
    public void save(OAuth2AuthorizationConsent consent) {
        // nothing to remember
    }

    @Override
    public void remove(OAuth2AuthorizationConsent consent) {
        // nothing was remembered
    }

    @Override
    public OAuth2AuthorizationConsent findById(String registeredClientId, String principalName) {
        return null;
    }
}
