package io.oauthlinks.practice.authorization;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.oauthlinks.practice.PracticeOptions;
import io.oauthlinks.practice.behaviour.Behaviour;
import io.oauthlinks.practice.mail.Mailbox;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationEndpointConfigurer;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** Puts the authorization server together. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
public class AuthorizationServerConfiguration {

    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

    private static final Set<String> NAMES = Set.of("localhost", PracticeOptions.ADDRESS, "accounts.google.com", "oauth2.googleapis.com",
            "login.microsoftonline.com", "login.microsoftonline.us", "login.partner.microsoftonline.cn");

    @Bean
    RedirectUris redirectUris(Behaviour behaviour, PracticeOptions options) {
        return new RedirectUris(behaviour, options.jiraBaseUrl());
    }

    @Bean
    PracticeClient practiceClient(Behaviour behaviour, RedirectUris redirectUris) {
        return new PracticeClient(behaviour, redirectUris);
    }

    @Bean
    OAuth2AuthorizationConsentService consents() {
        return new NoRememberedConsent();
    }

    @Bean
    AuthorizationServerSettings settings(PracticeOptions options) {
        return AuthorizationServerSettings.builder().issuer(options.url()).build();
    }

    @Bean
    JWKSource<SecurityContext> signingKey() {
        return new SigningKey();
    }

    @Bean
    JwtDecoder jwtDecoder(JWKSource<SecurityContext> keys) {
        return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }

    @Bean
    OAuth2TokenGenerator<?> tokenGenerator(Behaviour behaviour, Clock clock, JWKSource<SecurityContext> keys) {
        JwtGenerator idTokens = new JwtGenerator(new NimbusJwtEncoder(keys));
        idTokens.setJwtCustomizer(context -> context.getClaims().claim("email", context.getPrincipal().getName()));
        return new DelegatingOAuth2TokenGenerator(new Tokens(behaviour, clock), idTokens);
    }

    @Bean
    UserDetailsService mailboxes() {
        return name -> Mailbox.of(name).filter(mailbox -> !mailbox.isShared())
                .map(mailbox -> User.withUsername(mailbox.address()).password(mailbox.password()).authorities("MAILBOX").build())
                .orElseThrow(() -> new UsernameNotFoundException(name));
    }

    /** The passwords and the client secret are printed on the control page: there is nothing to protect by a hash. */
    @Bean
    PasswordEncoder passwords() {
        return new PasswordEncoder() {
            @Override
            public String encode(CharSequence password) {
                return password.toString();
            }

            @Override
            public boolean matches(CharSequence password, String expected) {
                return MessageDigest.isEqual(password.toString().getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    /**
     * Answers only to the names of this machine and of the real providers, in whose place a test may put it, so that no web page
     * elsewhere reaches the controls by rebinding its own name.
     */
    @Bean
    StrictHttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedHostnames(name -> NAMES.contains(name));
        return firewall;
    }

    @Bean
    SecurityFilterChain security(HttpSecurity http, PracticeOptions options, Behaviour behaviour, RedirectUris redirectUris,
                                 Authorizations authorizations) throws Exception {
        TokenAnswers answers = new TokenAnswers(behaviour, authorizations);
        http.with(OAuth2AuthorizationServerConfigurer.authorizationServer(), server -> {
            server.oidc(oidc -> oidc.providerConfigurationEndpoint(endpoint -> endpoint.providerConfigurationCustomizer(
                    metadata -> metadata.claims(Metadata::complete))));
            server.authorizationServerMetadataEndpoint(endpoint -> endpoint.authorizationServerMetadataCustomizer(
                    metadata -> metadata.claims(Metadata::complete)));
            server.clientAuthentication(client -> client.errorResponseHandler(answers));
            server.authorizationEndpoint(endpoint -> authorizationEndpoint(endpoint, options, redirectUris));
            server.tokenEndpoint(endpoint -> endpoint.accessTokenResponseHandler(answers).errorResponseHandler(answers));
        });
        return http
                .authorizeHttpRequests(requests -> requests
                        .requestMatchers("/", "/login", "/practice", "/practice/**", "/error").permitAll()
                        .anyRequest().authenticated())
                .csrf(csrf -> csrf.ignoringRequestMatchers("/practice/api/**"))
                .formLogin(login -> login.loginPage("/login"))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY)))
                .build();
    }

    private static void authorizationEndpoint(OAuth2AuthorizationEndpointConfigurer endpoint, PracticeOptions options, RedirectUris redirectUris) {
        AuthorizationAnswers answers = new AuthorizationAnswers(options.url());
        endpoint.consentPage("/consent").authorizationResponseHandler(answers).errorResponseHandler(answers)
                .authenticationProviders(providers -> providers.forEach(provider -> {
                    if (provider instanceof OAuth2AuthorizationCodeRequestAuthenticationProvider requests) {
                        requests.setAuthenticationValidator(redirectUris.andThen(
                                OAuth2AuthorizationCodeRequestAuthenticationValidator.DEFAULT_SCOPE_VALIDATOR));
                    }
                }));
    }
}
