package io.oauthlinks.practice.web;

import io.oauthlinks.practice.PracticeOptions;
import io.oauthlinks.practice.authorization.ProviderPaths;
import io.oauthlinks.practice.authorization.TokenEndpointGate;
import io.oauthlinks.practice.authorization.TokenRequests;
import io.oauthlinks.practice.behaviour.Behaviour;
import jakarta.servlet.MultipartConfigElement;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.boot.web.servlet.server.ServletWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/** The web server on 127.0.0.1: Tomcat, the gate in front of the token endpoint, Spring Security, the pages. */
@Configuration(proxyBeanMethods = false)
@EnableWebMvc
public class WebServerConfiguration {

    private static final int LARGEST_FORM = 40 * 1024 * 1024;

    @Bean
    ServletWebServerFactory webServer(PracticeOptions options) throws UnknownHostException {
        TomcatServletWebServerFactory tomcat = new TomcatServletWebServerFactory(options.httpPort());
        tomcat.setAddress(InetAddress.getByName(PracticeOptions.ADDRESS));
        // cookies do not know ports: Jira on localhost has a JSESSIONID of its own
        tomcat.getSession().getCookie().setName("PRACTICESESSION");
        if (options.https()) {
            Ssl ssl = new Ssl();
            ssl.setKeyStore(options.keyStore().toUri().toString());
            ssl.setKeyStoreType("PKCS12");
            ssl.setKeyStorePassword(new String(options.keyStorePassword()));
            tomcat.setSsl(ssl);
        }
        return tomcat;
    }

    @Bean
    ServletRegistrationBean<DispatcherServlet> pages(WebApplicationContext context) {
        ServletRegistrationBean<DispatcherServlet> pages = new ServletRegistrationBean<>(new DispatcherServlet(context), "/");
        // an attachment is read into memory and never becomes a file
        pages.setMultipartConfig(new MultipartConfigElement("", LARGEST_FORM, LARGEST_FORM, LARGEST_FORM));
        return pages;
    }

    @Bean(DispatcherServlet.MULTIPART_RESOLVER_BEAN_NAME)
    MultipartResolver multipartResolver() {
        return new StandardServletMultipartResolver();
    }

    @Bean
    FilterRegistrationBean<ProviderPaths> providerPaths(Behaviour behaviour) {
        FilterRegistrationBean<ProviderPaths> paths = new FilterRegistrationBean<>(new ProviderPaths(behaviour));
        paths.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return paths;
    }

    @Bean
    FilterRegistrationBean<TokenEndpointGate> tokenEndpointGate(Behaviour behaviour, TokenRequests requests) {
        FilterRegistrationBean<TokenEndpointGate> gate = new FilterRegistrationBean<>(new TokenEndpointGate(behaviour, requests));
        gate.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return gate;
    }

    @Bean
    DelegatingFilterProxyRegistrationBean securityFilter() {
        return new DelegatingFilterProxyRegistrationBean("springSecurityFilterChain");
    }
}
