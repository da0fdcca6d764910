package io.oauthlinks.host.plugin;

import io.oauthlinks.host.plugin.Descriptor.Download;
import io.oauthlinks.host.plugin.Descriptor.Entities;
import io.oauthlinks.host.plugin.Descriptor.Filter;
import io.oauthlinks.host.plugin.Descriptor.Item;
import io.oauthlinks.host.plugin.Descriptor.Location;
import io.oauthlinks.host.plugin.Descriptor.Panel;
import io.oauthlinks.host.plugin.Descriptor.Resources;
import io.oauthlinks.host.plugin.Descriptor.Rest;
import io.oauthlinks.host.plugin.Descriptor.Section;
import io.oauthlinks.host.plugin.Descriptor.Servlet;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.osgi.framework.Bundle;

/** Reads {@code atlassian-plugin.xml}. A module or element that the host does not know is an error, never ignored. */
final class DescriptorReader {

    private final Map<String, String> info = new LinkedHashMap<>();
    private final List<String> i18n = new ArrayList<>();
    private final List<Servlet> servlets = new ArrayList<>();
    private final List<Filter> filters = new ArrayList<>();
    private final Map<String, String> contextParameters = new LinkedHashMap<>();
    private final List<Rest> rests = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();
    private final List<Item> items = new ArrayList<>();
    private final List<Panel> panels = new ArrayList<>();
    private final List<Resources> resources = new ArrayList<>();
    private final List<Download> downloads = new ArrayList<>();
    private final Set<String> allowlist = new LinkedHashSet<>();
    private final Set<String> moduleKeys = new HashSet<>();
    private Entities entities;

    private DescriptorReader() {
    }

    /** @throws AppRefused also when bundle and descriptor have different keys */
    static Descriptor read(Bundle bundle) {
        URL xml = bundle.getEntry("atlassian-plugin.xml");
        if (xml == null) {
            throw new AppRefused("The bundle has no atlassian-plugin.xml");
        }
        try (InputStream in = xml.openStream()) {
            Descriptor descriptor = read(in);
            String key = bundle.getHeaders().get("Atlassian-Plugin-Key");
            if (!descriptor.key().equals(key)) {
                throw new AppRefused("The plugin key is " + descriptor.key() + " in atlassian-plugin.xml and " + key + " in the manifest");
            }
            return descriptor;
        } catch (IOException e) {
            throw new AppRefused("Cannot read atlassian-plugin.xml", e);
        }
    }

    /** @throws AppRefused when the file is no descriptor or holds what the host does not know */
    static Descriptor read(InputStream xml) {
        return new DescriptorReader().readRoot(Xml.parse(xml));
    }

    private Descriptor readRoot(Xml root) {
        if (!root.name().equals("atlassian-plugin")) {
            throw new AppRefused("atlassian-plugin.xml starts with <" + root.name() + "> instead of <atlassian-plugin>");
        }
        if (!"2".equals(root.optional("plugins-version"))) {
            throw new AppRefused("atlassian-plugin.xml: plugins-version must be 2");
        }
        root.children().forEach(this::readModule);
        return new Descriptor(root.required("key"), root.optional("name"), info, i18n, servlets, filters, contextParameters, rests,
                sections, items, panels, resources, downloads, entities, allowlist);
    }

    private void readModule(Xml module) {
        if (!Set.of("plugin-info", "resource").contains(module.name()) && !moduleKeys.add(module.required("key"))) {
            throw new AppRefused("Two modules have the key " + module.required("key"));
        }
        switch (module.name()) {
            case "plugin-info" -> readInfo(module);
            case "resource" -> readResource(module);
            case "servlet" -> servlets.add(servlet(module));
            case "servlet-filter" -> filters.add(filter(module));
            case "servlet-context-param" -> contextParameters.putAll(Map.of(module.text("param-name"), module.text("param-value")));
            case "rest" -> rests.add(rest(module));
            case "rest-migration" -> module.allow("rest-v2");
            case "web-section" -> sections.add(section(module));
            case "web-item" -> items.add(item(module));
            case "web-panel" -> panels.add(panel(module));
            case "web-resource" -> resources.add(webResource(module));
            case "ao" -> readEntities(module);
            case "velocity-allowlist" -> allowlist.addAll(module.allow("method", "description").texts("method"));
            default -> throw new AppRefused("Unknown module <" + module.name() + "> with the key " + module.optional("key")
                    + " in atlassian-plugin.xml");
        }
    }

    private void readInfo(Xml module) {
        module.allow("description", "version", "vendor", "param", "application-version");
        info.putAll(module.parameters());
        module.child("version").ifPresent(version -> info.put("version", version.text()));
        module.child("vendor").ifPresent(vendor -> info.put("vendor", vendor.required("name")));
    }

    private void readResource(Xml module) {
        switch (module.required("type")) {
            case "i18n" -> i18n.add(module.required("location"));
            case "download" -> downloads.add(new Download(module.required("name"), module.required("location")));
            default -> throw new AppRefused("Unknown resource type " + module.required("type") + " in atlassian-plugin.xml");
        }
    }

    private static Servlet servlet(Xml module) {
        module.allow("description", "url-pattern", "init-param", "async-supported", "load-on-startup");
        List<String> paths = module.texts("url-pattern");
        if (paths.isEmpty()) {
            throw new AppRefused("servlet " + module.required("key") + " has no url-pattern");
        }
        return new Servlet(module.required("key"), module.required("class"), paths, module.initParameters());
    }

    private static Filter filter(Xml module) {
        module.allow("description", "url-pattern", "init-param", "dispatcher", "async-supported");
        String location = module.optional("location");
        Set<String> dispatchers = new LinkedHashSet<>(module.texts("dispatcher"));
        return new Filter(module.required("key"), module.required("class"), location(location == null ? "before-dispatch" : location),
                module.weight(100), module.texts("url-pattern"), dispatchers.isEmpty() ? Set.of("REQUEST") : dispatchers,
                module.initParameters());
    }

    private static Location location(String name) {
        for (Location location : Location.values()) {
            if (location.name().equals(name.replace('-', '_').toUpperCase(Locale.ROOT))) {
                return location;
            }
        }
        throw new AppRefused("Unknown location " + name + " of a servlet-filter");
    }

    private static Rest rest(Xml module) {
        module.allow("description", "package", "dispatcher");
        return new Rest(module.required("key"), module.required("path"), module.required("version"), module.texts("package"));
    }

    private static Section section(Xml module) {
        module.allow("description", "label", "tooltip", "condition", "conditions", "param");
        return new Section(module.required("key"), module.required("location"), module.weight(1000), module.label(), module.conditions());
    }

    private static Item item(Xml module) {
        module.allow("description", "label", "tooltip", "link", "icon", "styleClass", "param", "context-provider", "condition", "conditions");
        Xml link = module.child("link").orElseThrow(() -> new AppRefused("web-item " + module.required("key") + " has no link"));
        return new Item(module.required("key"), module.required("section"), module.weight(1000), module.label(),
                link.optional("linkId"), link.text(), module.contextProvider(), module.conditions());
    }

    private static Panel panel(Xml module) {
        module.allow("description", "label", "tooltip", "resource", "param", "context-provider", "condition", "conditions");
        Xml view = module.child("resource").filter(r -> "view".equals(r.optional("name")) && "velocity".equals(r.optional("type")))
                .orElseThrow(() -> new AppRefused("web-panel " + module.required("key") + " has no resource \"view\" of the type velocity"));
        return new Panel(module.required("key"), module.required("location"), module.weight(1000), view.required("location"),
                module.contextProvider(), module.conditions());
    }

    private static Resources webResource(Xml module) {
        module.allow("description", "dependency", "context", "resource", "transformation", "condition", "conditions");
        List<Download> files = new ArrayList<>();
        for (Xml resource : module.children("resource")) {
            if (!"download".equals(resource.required("type"))) {
                throw new AppRefused("Unknown resource type " + resource.required("type") + " in web-resource " + module.required("key"));
            }
            files.add(new Download(resource.required("name"), resource.required("location")));
        }
        boolean textsInScripts = false;
        for (Xml transformation : module.children("transformation")) {
            for (Xml transformer : transformation.allow("transformer").children()) {
                if (!transformation.required("extension").equals("js") || !transformer.required("key").equals("jsI18n")) {
                    throw new AppRefused("Unknown transformer " + transformer.required("key") + " in web-resource " + module.required("key"));
                }
                textsInScripts = true;
            }
        }
        return new Resources(module.required("key"), module.texts("dependency"), module.texts("context"), files, textsInScripts,
                module.conditions());
    }

    private void readEntities(Xml module) {
        module.allow("description", "entity", "upgradeTask");
        if (entities != null) {
            throw new AppRefused("Two <ao> modules; a plugin has one");
        }
        entities = new Entities(module.required("key"), module.optional("namespace"), module.texts("entity"), module.texts("upgradeTask"));
    }
}
