package io.oauthlinks.bench.spring;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.boot.web.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.server.ServletWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.JdbcRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.OAuth2TokenFormat;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.OAuth2AccessTokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2RefreshTokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Starts on 127.0.0.1 with the port, the JDBC address, the size of the pool, where the clients are ({@code jdbc} or {@code memory}), and the
 * start of the clients' secrets as arguments; prints "Ready".
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
public class SpringAuthorizationServer {

    private static Arguments arguments;

    private record Arguments(int port, String database, int poolSize, boolean clientsInMemory, String secret) { }

    /** Runs until it is stopped. */
    public static void main(String[] line) {
        arguments = new Arguments(Integer.parseInt(line[0]), line[1], Integer.parseInt(line[2]), line[3].equals("memory"), line[4]);
        // Tomcat's log; the others' is set in warn.xml
        Logger.getLogger("").setLevel(Level.WARNING);
        AnnotationConfigServletWebServerApplicationContext web = new AnnotationConfigServletWebServerApplicationContext();
        web.register(SpringAuthorizationServer.class);
        web.refresh();
        System.out.println("Ready");
    }

    /** As the host's connector: on loopback, everything else as Tomcat has it. */
    @Bean
    ServletWebServerFactory webServer() throws UnknownHostException {
        TomcatServletWebServerFactory tomcat = new TomcatServletWebServerFactory(arguments.port);
        tomcat.setAddress(InetAddress.getByName("127.0.0.1"));
        tomcat.addConnectorCustomizers(connector -> connector.setProperty("minSpareThreads", "4"));
        return tomcat;
    }

    @Bean
    ServletRegistrationBean<DispatcherServlet> pages(WebApplicationContext context) {
        return new ServletRegistrationBean<>(new DispatcherServlet(context), "/");
    }

    @Bean
    DelegatingFilterProxyRegistrationBean securityFilter() {
        return new DelegatingFilterProxyRegistrationBean("springSecurityFilterChain");
    }

    /** As the host's pool. */
    @Bean(destroyMethod = "close")
    HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(arguments.database);
        config.setMaximumPoolSize(arguments.poolSize);
        config.setMinimumIdle(2);
        return new HikariDataSource(config);
    }

    @Bean
    JdbcTemplate jdbc(DataSource pool) {
        return new JdbcTemplate(pool);
    }

    @Bean
    RegisteredClientRepository clients(JdbcTemplate jdbc, PasswordEncoder hash) {
        RegisteredClient web = client("web", hash).authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN).redirectUri("http://127.0.0.1/callback").build();
        RegisteredClient service = client("service", hash).authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS).build();
        if (arguments.clientsInMemory) {
            return new InMemoryRegisteredClientRepository(web, service);
        }
        JdbcRegisteredClientRepository clients = new JdbcRegisteredClientRepository(jdbc);
        clients.save(web);
        clients.save(service);
        return clients;
    }

    private static RegisteredClient.Builder client(String id, PasswordEncoder hash) {
        return RegisteredClient.withId(UUID.nameUUIDFromBytes(id.getBytes()).toString()).clientId(id).clientName(id)
                .clientSecret(hash.encode(arguments.secret + "-" + id)).clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .scope("READ").tokenSettings(TokenSettings.builder().accessTokenFormat(OAuth2TokenFormat.REFERENCE).reuseRefreshTokens(false)
                        .accessTokenTimeToLive(java.time.Duration.ofHours(1)).refreshTokenTimeToLive(java.time.Duration.ofDays(90)).build());
    }

    @Bean
    OAuth2AuthorizationService authorizations(JdbcTemplate jdbc, RegisteredClientRepository clients) {
        return new JdbcOAuth2AuthorizationService(jdbc, clients);
    }

    /** Opaque tokens only, so that nothing is signed. */
    @Bean
    OAuth2TokenGenerator<?> tokens() {
        return new DelegatingOAuth2TokenGenerator(new OAuth2AccessTokenGenerator(), new OAuth2RefreshTokenGenerator());
    }

    @Bean
    AuthorizationServerSettings settings() {
        return AuthorizationServerSettings.builder().issuer("http://127.0.0.1:" + arguments.port).build();
    }

    @Bean
    PasswordEncoder hash() {
        return new Sha256PasswordEncoder();
    }

    @Bean
    UserDetailsService users(PasswordEncoder hash) {
        return name -> User.withUsername(name).password(hash.encode(name)).authorities("USER").build();
    }

    @Bean
    SecurityFilterChain security(HttpSecurity http) throws Exception {
        return http.with(OAuth2AuthorizationServerConfigurer.authorizationServer(), Customizer.withDefaults())
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated()).formLogin(Customizer.withDefaults()).build();
    }
}
