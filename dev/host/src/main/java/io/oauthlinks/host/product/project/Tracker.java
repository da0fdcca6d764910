package io.oauthlinks.host.product.project;

import io.oauthlinks.host.product.store.Settings;
import io.oauthlinks.host.product.store.Tables;
import io.oauthlinks.host.product.user.Users;
import java.nio.file.Path;
import java.time.Clock;

/** Projects, issues and all that belongs to them. */
public record Tracker(Users users, Projects projects, Issues issues, Comments comments, Attachments attachments, Properties properties, Watchers watchers,
                      Steps steps) {

    /** @param home that all nodes share; keeps the attachments */
    public static Tracker open(Tables tables, Settings settings, Users users, Path home, Clock clock) {
        Steps steps = new Steps();
        Projects projects = new Projects(tables);
        Properties properties = new Properties(tables, settings, clock);
        return new Tracker(users, projects, new Issues(tables, users, projects, settings, steps, clock),
                new Comments(tables, users, settings, properties, steps, clock), new Attachments(tables, users, settings, steps, clock, home), properties,
                new Watchers(tables, users, settings), steps);
    }
}
