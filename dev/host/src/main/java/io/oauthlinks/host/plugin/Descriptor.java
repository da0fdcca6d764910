package io.oauthlinks.host.plugin;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an app's {@code atlassian-plugin.xml} says. Lists keep the order of the file. */
record Descriptor(String key, String name, Map<String, String> info, List<String> i18n, List<Servlet> servlets, List<Filter> filters,
                  Map<String, String> contextParameters, List<Rest> rests, List<Section> sections, List<Item> items,
                  List<Panel> panels, List<Resources> resources, List<Download> downloads, Entities entities, Set<String> allowlist) {

    /** @param paths URL patterns below {@code /plugins/servlet} */
    record Servlet(String key, String className, List<String> paths, Map<String, String> parameters) { }

    record Filter(String key, String className, Location location, int weight, List<String> paths, Set<String> dispatchers,
                  Map<String, String> parameters) { }

    /** Where in the chain an app's filter stands. */
    enum Location { AFTER_ENCODING, BEFORE_LOGIN, BEFORE_DECORATION, BEFORE_DISPATCH }

    /** @param version {@code none} for paths without one */
    record Rest(String key, String path, String version, List<String> packages) { }

    record Label(String key, List<String> arguments) { }

    record Section(String key, String location, int weight, Label label, Conditions conditions) { }

    record Item(String key, String section, int weight, Label label, String linkId, String link, String contextProvider,
                Conditions conditions) { }

    /** @param template class path name of a Velocity template */
    record Panel(String key, String location, int weight, String template, String contextProvider, Conditions conditions) { }

    /** @param textsInScripts the transformation {@code jsI18n} for JavaScript files */
    record Resources(String key, List<String> dependencies, List<String> contexts, List<Download> files, boolean textsInScripts,
                     Conditions conditions) { }

    /** @param name ends in a slash for a whole folder */
    record Download(String name, String location) { }

    record Entities(String key, String namespace, List<String> entities, List<String> upgradeTasks) { }

    /** A tree of conditions. A leaf has a class name, a node has children. */
    record Conditions(boolean any, boolean inverted, String className, Map<String, String> parameters, List<Conditions> children) {

        static final Conditions NONE = new Conditions(false, false, null, Map.of(), List.of());
    }
}
