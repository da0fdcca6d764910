package io.oauthlinks.host.product.web;

import io.oauthlinks.host.plugin.WebFragments;
import io.oauthlinks.host.product.project.Project;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sidebar of a project's settings: the product's own entries, and those that apps add to {@code atl.jira.proj.config}. */
public final class ProjectMenu {

    /** What a page names in {@code admin.active.section} to get this sidebar. */
    static final String LOCATION = "atl.jira.proj.config";
    private static final int GROUPS = 4;

    private final WebFragments fragments;

    /** @param label empty for the first group */
    public record Group(String label, List<Entry> entries) { }

    public record Entry(String label, String url, boolean active) { }

    ProjectMenu(WebFragments fragments) {
        this.fragments = fragments;
    }

    /** The page with which a project's settings begin, below the context path. */
    public static String summary(Project project) {
        return "/plugins/servlet/project-config/" + project.key() + "/summary";
    }

    /** @param active link id of the item whose page is shown; empty for the summary */
    List<Group> groups(Project project, String contextPath, String active, Map<String, Object> context) {
        Map<String, Object> all = new HashMap<>(context);
        // templates of links ask for $project.key and the like
        all.put("project", Map.of("id", project.id(), "key", project.key(), "name", project.name()));
        all.put("projectKeyEncoded", URLEncoder.encode(project.key(), StandardCharsets.UTF_8));
        all.put("projectAdmin", true);
        List<Group> groups = new ArrayList<>();
        groups.add(new Group("", List.of(new Entry("Summary", contextPath + summary(project), active.isEmpty()))));
        List<Entry> added = new ArrayList<>();
        for (int number = 1; number <= GROUPS; number++) {
            added.addAll(entries(LOCATION + "/projectgroup" + number, active, all));
        }
        if (!added.isEmpty()) {
            groups.add(new Group("", added));
        }
        for (WebFragments.Section section : fragments.sections(LOCATION, all)) {
            List<Entry> entries = entries(LOCATION + "/" + section.key(), active, all);
            if (!entries.isEmpty()) {
                groups.add(new Group(section.label(), entries));
            }
        }
        return groups;
    }

    private List<Entry> entries(String section, String active, Map<String, Object> context) {
        return fragments.items(section, context).stream().map(item -> new Entry(item.label(), item.url(), item.linkId().equals(active))).toList();
    }
}
