package io.oauthlinks.host.product.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.oauthlinks.host.product.security.Callers;
import io.oauthlinks.host.product.store.Settings;
import io.oauthlinks.host.product.user.User;
import io.oauthlinks.host.product.user.Users;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.dao.DataIntegrityViolationException;

/** Users: everybody logged in may look somebody up, administrators create, rename, deactivate and delete, and set passwords. */
@Path("/user")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class UserResource {

    private static final int NAME_LENGTH = 60;

    private final Callers callers;
    private final Users users;
    private final Settings settings;

    public UserResource(Callers callers, Users users, Settings settings) {
        this.callers = callers;
        this.users = users;
        this.settings = settings;
    }

    @GET
    public Map<String, Object> get(@QueryParam("username") String name, @QueryParam("key") String key) {
        callers.user().orElseThrow(RestError::loginRequired);
        return json().user(find(name, key));
    }

    /** Active users whose name, display name or address contains the text. */
    @GET
    @Path("search")
    public List<Map<String, Object>> search(@QueryParam("username") String text) {
        callers.user().orElseThrow(RestError::loginRequired);
        String wanted = text == null ? "" : text.toLowerCase(Locale.ROOT);
        return users.all().stream().filter(User::active)
                .filter(user -> (user.name() + "\n" + user.displayName() + "\n" + user.email()).toLowerCase(Locale.ROOT).contains(wanted))
                .map(json()::user).toList();
    }

    @POST
    public Response create(String body) {
        requireAdmin();
        JsonNode fields = RequestJson.read(body);
        String name = name(fields, null);
        String display = fields.path("displayName").asText(name);
        User user = users.add(new User(users.keyFor(name), name, display, fields.path("emailAddress").asText(name + "@acme.example"), true,
                Set.of(User.SOFTWARE_USERS)), password(fields, name));
        return Response.status(Response.Status.CREATED).entity(json().user(user)).build();
    }

    /** Changes what the body names: {@code name}, {@code displayName}, {@code emailAddress}, {@code active}. */
    @PUT
    public Map<String, Object> update(@QueryParam("username") String name, @QueryParam("key") String key, String body) {
        requireAdmin();
        User user = find(name, key);
        JsonNode fields = RequestJson.read(body);
        return json().user(users.update(new User(user.key(), fields.has("name") ? name(fields, user) : user.name(),
                fields.path("displayName").asText(user.displayName()), fields.path("emailAddress").asText(user.email()),
                fields.path("active").asBoolean(user.active()), user.groups())));
    }

    @DELETE
    public void delete(@QueryParam("username") String name, @QueryParam("key") String key) {
        requireAdmin();
        User user = find(name, key);
        try {
            users.delete(user);
        } catch (DataIntegrityViolationException stillNamed) {
            throw new RestError(400, "Cannot delete user '" + user.name() + "': issues, comments or projects still name this user.");
        }
    }

    @PUT
    @Path("password")
    public void setPassword(@QueryParam("username") String name, @QueryParam("key") String key, String body) {
        requireAdmin();
        users.setPassword(find(name, key), password(RequestJson.read(body), null));
    }

    private void requireAdmin() {
        if (!callers.user().orElseThrow(RestError::loginRequired).isAdmin()) {
            throw new RestError(403, "Only administrators of Jira may change users.");
        }
    }

    private User find(String name, String key) {
        return (key == null ? users.byName(name == null ? "" : name) : users.byKey(key))
                .orElseThrow(() -> new RestError(404, "The user named '" + (key == null ? name : key) + "' does not exist"));
    }

    private String name(JsonNode fields, User self) {
        String name = fields.path("name").asText().toLowerCase(Locale.ROOT);
        if (!name.matches("[^\\s<>&%\\p{Cntrl}]{1," + NAME_LENGTH + "}")) {
            throw new RestError(400, Map.of("username", "Enter a user name without blanks."));
        }
        if (users.byName(name).filter(other -> !other.equals(self)).isPresent()) {
            throw new RestError(400, Map.of("username", "A user with that username already exists."));
        }
        return name;
    }

    private static String password(JsonNode fields, String otherwise) {
        String password = fields.path("password").asText("");
        if (password.isEmpty() && otherwise == null) {
            throw new RestError(400, Map.of("password", "Enter a password."));
        }
        return password.isEmpty() ? otherwise : password;
    }

    private Json json() {
        return new Json(settings.baseUrl());
    }
}
