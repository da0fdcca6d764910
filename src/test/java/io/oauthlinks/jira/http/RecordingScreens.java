package io.oauthlinks.jira.http;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One screen for every route, which notes whom it serves; a post leads on to {@link Route#BASE} and a path. */
record RecordingScreens(String next, List<Request> served) {

    RecordingScreens(String next) {
        this(next, new ArrayList<>());
    }

    Routes routes() {
        Screen screen = new Screen() {
            @Override
            public Response get(Request request) {
                served.add(request);
                return Response.Page.ok("templates/test.vm", Map.of());
            }

            @Override
            public Response post(Request request) {
                served.add(request);
                return Response.SeeOther.to(Route.BASE + next);
            }
        };
        Map<Route, Screen> screens = new EnumMap<>(Route.class);
        for (Route route : Route.values()) {
            screens.put(route, screen);
        }
        return new Routes(screens);
    }
}
