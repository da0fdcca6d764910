package io.oauthlinks.host.product;

import io.oauthlinks.host.HostOptions;
import io.oauthlinks.host.plugin.WebFragments;
import io.oauthlinks.host.product.tls.Tls;
import io.oauthlinks.host.product.user.User;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/**
 * What the container serves as "Jira". The filters belong in front of everything in the context {@code /jira}, in the order
 * {@link #securityFilter()}, {@link #xsrfFilter()}, {@link #decoratorFilter(WebFragments)}.
 */
public final class Product {

    private Product() {
    }

    /** Creates tables and sample data where they are missing; two nodes may do so at the same time. */
    public static Product open(HostOptions options, DataSource database) {
        return new Product();
    }

    /** The platform's services that the product answers, by their interface. */
    public Map<Class<?>, Object> services() {
        return Map.of();
    }

    /** Resources of Jira's own REST API, to be served below {@code /rest/api/2} and {@code /rest/api/latest}. */
    public Set<Object> restResources() {
        return Set.of();
    }

    /** Finds out who is calling and sets the headers that every page carries. Must run on every request of the context. */
    public Filter securityFilter() {
        throw new UnsupportedOperationException();
    }

    /** Refuses changing requests of a browser session that do not prove that they come from one of our pages. */
    public Filter xsrfFilter() {
        throw new UnsupportedOperationException();
    }

    /** Puts header, menus and sidebar around pages that name a decorator. */
    public Filter decoratorFilter(WebFragments fragments) {
        throw new UnsupportedOperationException();
    }

    /** The product's own pages: URL patterns within the context, {@code /} (what nobody else serves) included. */
    public Map<String, HttpServlet> servlets() {
        return Map.of();
    }

    /** Who is calling, on the thread of the request; empty for anonymous and on other threads. */
    public Optional<User> currentUser() {
        return Optional.empty();
    }

    public Tls tls() {
        throw new UnsupportedOperationException();
    }
}
