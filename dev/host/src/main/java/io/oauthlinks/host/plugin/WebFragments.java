package io.oauthlinks.host.plugin;

import java.util.List;
import java.util.Map;

/** The web-sections, web-items and web-panels of the installed apps, as the product's pages ask for them. */
public interface WebFragments {

    /** Sections at a location whose conditions hold for the current user, by weight. */
    List<Section> sections(String location, Map<String, Object> context);

    /** Items of {@code location/section} whose conditions hold for the current user, by weight. */
    List<Item> items(String section, Map<String, Object> context);

    /** Rendered HTML of the panels at a location whose conditions hold, by weight. */
    List<String> panels(String location, Map<String, Object> context);

    /** The head tags (scripts and style sheets) of the web-resources that a page required or whose contexts it names. */
    String headTags(java.util.Collection<String> contexts);

    /** @param key module key; @param label translated */
    record Section(String key, String label, int weight) { }

    /** @param url address with the context path, variables filled in; @param linkId id of the link, matched by admin.active.tab */
    record Item(String key, String linkId, String label, String url, int weight) { }
}
