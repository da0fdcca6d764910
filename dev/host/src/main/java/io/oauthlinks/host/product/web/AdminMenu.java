package io.oauthlinks.host.product.web;

import io.oauthlinks.host.plugin.WebFragments;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The administration's tabs and sidebar: Jira's own sections and items together with those of the installed apps. */
public final class AdminMenu {

    /** @param locations web-section locations that this tab shows, in order */
    private record Area(String label, List<String> locations) { }

    private record BuiltInSection(String location, String key, String label, int weight) { }

    private record BuiltInItem(String section, String linkId, String label, String path, int weight) { }

    /** A tab leads to its first item. A tab without items is not shown. */
    public record Tab(String label, String url, boolean active, List<Group> groups) { }

    /** @param label empty for the items that stand above all headings */
    public record Group(String label, List<Entry> entries) { }

    public record Entry(String label, String url, boolean active) { }

    private static final List<Area> AREAS = List.of(
            new Area("Applications", List.of("admin_applications_section")),
            new Area("Projects", List.of("admin_project_menu")),
            new Area("Issues", List.of("admin_issues_menu")),
            new Area("Manage apps", List.of("admin_plugins_menu")),
            new Area("User management", List.of("admin_users_menu")),
            new Area("System", List.of("top_system_section", "admin_system_menu", "advanced_menu_section")));

    private static final List<BuiltInSection> SECTIONS = List.of(
            new BuiltInSection("admin_applications_section", "admin_applications_core_section", "Applications", 10),
            new BuiltInSection("admin_applications_section", "admin_applications_integrations_section", "Integrations", 40),
            new BuiltInSection("admin_project_menu", "project_section", "Projects", 10),
            new BuiltInSection("admin_issues_menu", "issue_types_section", "Issue types", 10),
            new BuiltInSection("admin_users_menu", "users_groups_section", "User management", 10),
            new BuiltInSection("top_system_section", "general_section", "", 5),
            new BuiltInSection("top_system_section", "troubleshooting_and_support", "Troubleshooting and support", 10),
            new BuiltInSection("top_system_section", "security_section", "Security", 20),
            new BuiltInSection("top_system_section", "issue_features", "Issue features", 30),
            new BuiltInSection("top_system_section", "user_interface", "User interface", 40),
            new BuiltInSection("top_system_section", "import_export_section", "Import and export", 50),
            new BuiltInSection("top_system_section", "mail_section", "Mail", 60),
            new BuiltInSection("advanced_menu_section", "advanced_section", "Advanced", 70));

    private static final List<BuiltInItem> ITEMS = List.of(
            new BuiltInItem("admin_applications_section/admin_applications_core_section", "application-access", "Application access",
                    "/secure/admin/ApplicationAccess.jspa", 10),
            new BuiltInItem("admin_project_menu/project_section", "view_projects", "Projects", "/secure/project/ViewProjects.jspa", 10),
            new BuiltInItem("admin_issues_menu/issue_types_section", "issue_types", "Issue types", "/secure/admin/ViewIssueTypes.jspa", 10),
            new BuiltInItem("admin_users_menu/users_groups_section", "user_browser", "Users", "/secure/admin/user/UserBrowser.jspa", 10),
            new BuiltInItem("admin_users_menu/users_groups_section", "group_browser", "Groups", "/secure/admin/user/GroupBrowser.jspa",
                    20),
            new BuiltInItem("top_system_section/general_section", "general_configuration", "General configuration",
                    "/secure/admin/ViewApplicationProperties.jspa", 10),
            new BuiltInItem("top_system_section/troubleshooting_and_support", "system_info", "System info",
                    "/secure/admin/ViewSystemInfo.jspa", 10),
            new BuiltInItem("top_system_section/mail_section", "incoming_mail", "Incoming mail", "/secure/admin/IncomingMailServers.jspa", 10),
            new BuiltInItem("top_system_section/mail_section", "mail_queue", "Mail queue", "/secure/admin/MailQueueAdmin!default.jspa", 20));

    private final WebFragments fragments;

    AdminMenu(WebFragments fragments) {
        this.fragments = fragments;
    }

    /**
     * The tabs that hold something for the current user.
     *
     * @param activeSection {@code location/section} of the item whose page is shown, or empty
     * @param activeItem    its link id
     */
    List<Tab> tabs(String contextPath, String activeSection, String activeItem, Map<String, Object> context) {
        List<Tab> tabs = new ArrayList<>();
        for (Area area : AREAS) {
            List<Group> groups = new ArrayList<>();
            for (String location : area.locations) {
                for (WebFragments.Section section : sections(location, context)) {
                    String path = location + "/" + section.key();
                    List<Entry> entries = items(path, contextPath, context).stream()
                            .map(item -> new Entry(item.label(), item.url(), path.equals(activeSection) && item.linkId().equals(activeItem)))
                            .toList();
                    if (!entries.isEmpty()) {
                        groups.add(new Group(section.label(), entries));
                    }
                }
            }
            if (!groups.isEmpty()) {
                boolean active = area.locations.contains(activeSection.split("/", 2)[0]);
                tabs.add(new Tab(area.label, groups.get(0).entries().get(0).url(), active, groups));
            }
        }
        return tabs;
    }

    private List<WebFragments.Section> sections(String location, Map<String, Object> context) {
        List<WebFragments.Section> sections = new ArrayList<>(fragments.sections(location, context));
        SECTIONS.stream().filter(section -> section.location.equals(location))
                .forEach(section -> sections.add(new WebFragments.Section(section.key, section.label, section.weight)));
        sections.sort(Comparator.comparingInt(WebFragments.Section::weight));
        return sections;
    }

    private List<WebFragments.Item> items(String section, String contextPath, Map<String, Object> context) {
        List<WebFragments.Item> items = new ArrayList<>(fragments.items(section, context));
        ITEMS.stream().filter(item -> item.section.equals(section)).forEach(item ->
                items.add(new WebFragments.Item(item.linkId, item.linkId, item.label, contextPath + item.path, item.weight)));
        items.sort(Comparator.comparingInt(WebFragments.Item::weight));
        return items;
    }
}
