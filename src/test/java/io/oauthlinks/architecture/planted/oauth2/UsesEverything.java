package io.oauthlinks.architecture.planted.oauth2;

/** Planted: libraries and platform where they do not belong. */
class UsesEverything {

    Class<?>[] breaches() {
        return new Class<?>[] {jakarta.mail.Session.class, org.jsoup.Jsoup.class, org.apache.hc.core5.http.HttpHost.class,
            com.fasterxml.jackson.databind.ObjectMapper.class, jakarta.servlet.http.HttpServlet.class, jakarta.ws.rs.core.Response.class,
            net.java.ao.Entity.class, org.springframework.stereotype.Component.class};
    }
}
