package io.oauthlinks.host.product.rest;

import io.oauthlinks.host.product.security.Callers;
import io.oauthlinks.host.product.user.User;
import io.oauthlinks.host.product.user.Users;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** Who is in which group, and so may do what; for administrators. */
@Path("/group/user")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class GroupResource {

    private final Callers callers;
    private final Users users;

    public GroupResource(Callers callers, Users users) {
        this.callers = callers;
        this.users = users;
    }

    @POST
    public Response join(@QueryParam("groupname") String group, String body) {
        requireRight(group);
        User user = find(RequestJson.read(body).path("name").asText());
        if (user.groups().contains(group)) {
            throw new RestError(400, "Cannot add user '" + user.name() + "', who is a member already.");
        }
        users.join(user, group);
        return Response.status(Response.Status.CREATED).entity(Map.of("name", group)).build();
    }

    @DELETE
    public void leave(@QueryParam("groupname") String group, @QueryParam("username") String name) {
        requireRight(group);
        users.leave(find(name), group);
    }

    private void requireRight(String group) {
        User caller = callers.user().orElseThrow(RestError::loginRequired);
        if (group == null || !users.groups().containsKey(group)) {
            throw new RestError(404, "The group named '" + group + "' does not exist.");
        }
        if (!caller.isAdmin() || group.equals(User.SYSTEM_ADMINISTRATORS) && !caller.isSystemAdmin()) {
            throw new RestError(403, "You may not change the members of this group.");
        }
    }

    private User find(String name) {
        return users.byName(name == null ? "" : name).orElseThrow(() -> new RestError(404, "The user named '" + name + "' does not exist"));
    }
}
