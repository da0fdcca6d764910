package io.oauthlinks.host.product.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.oauthlinks.host.product.security.Callers;
import io.oauthlinks.host.product.user.User;
import io.oauthlinks.host.product.user.Users;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** Changes one's own password, for who knows the present one. */
@Path("/myself/password")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class OwnPasswordResource {

    private final Callers callers;
    private final Users users;

    public OwnPasswordResource(Callers callers, Users users) {
        this.callers = callers;
        this.users = users;
    }

    @PUT
    public void change(String body) {
        User user = callers.user().orElseThrow(RestError::loginRequired);
        JsonNode passwords = RequestJson.read(body);
        if (users.authenticate(user.name(), passwords.path("currentPassword").asText()).isEmpty()) {
            throw new RestError(400, Map.of("currentPassword", "The current password is wrong."));
        }
        if (passwords.path("password").asText().isEmpty()) {
            throw new RestError(400, Map.of("password", "Enter a password."));
        }
        users.setPassword(user, passwords.path("password").asText());
    }
}
