package io.oauthlinks.jira.http;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Which screen answers at which route; there is exactly one for each. */
public final class Routes {

    private final Map<Route, Screen> screens;

    /** @throws IllegalArgumentException when a route has no screen */
    public Routes(Map<Route, Screen> screens) {
        Set<Route> missing = EnumSet.allOf(Route.class);
        missing.removeAll(screens.keySet());
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("Routes without a screen: " + missing);
        }
        this.screens = new EnumMap<>(screens);
    }

    Screen screenOf(Route route) {
        return screens.get(route);
    }
}
