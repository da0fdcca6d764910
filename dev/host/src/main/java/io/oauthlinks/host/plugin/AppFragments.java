package io.oauthlinks.host.plugin;

import com.atlassian.plugin.web.Condition;
import com.atlassian.plugin.web.ContextProvider;
import io.oauthlinks.host.HostOptions;
import io.oauthlinks.host.plugin.Descriptor.Conditions;
import io.oauthlinks.host.plugin.Descriptor.Label;
import java.io.IOException;
import java.io.Serializable;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The menus, panels and web-resources of one app. */
final class AppFragments implements WebFragments {

    private final Descriptor descriptor;
    private final AppServices services;
    private final AppResources resources;
    private final HostConditions hostConditions;
    private final AppContext app;
    private final Map<Conditions, Condition> conditions = new IdentityHashMap<>();
    private final Map<String, ContextProvider> providers = new HashMap<>();

    AppFragments(Descriptor descriptor, AppContext app, AppServices services, AppResources resources, HostConditions hostConditions) {
        this.descriptor = descriptor;
        this.app = app;
        this.services = services;
        this.resources = resources;
        this.hostConditions = hostConditions;
        descriptor.sections().forEach(section -> prepare(section.conditions()));
        descriptor.items().forEach(item -> {
            prepare(item.conditions());
            prepare(item.contextProvider());
        });
        descriptor.panels().forEach(panel -> {
            prepare(panel.conditions());
            prepare(panel.contextProvider());
        });
        descriptor.resources().forEach(module -> prepare(module.conditions()));
    }

    @Override
    public List<Section> sections(String location, Map<String, Object> context) {
        return descriptor.sections().stream()
                .filter(section -> section.location().equals(location) && holds(section.conditions(), context))
                .sorted(Comparator.comparingInt(Descriptor.Section::weight))
                .map(section -> new Section(section.key(), text(section.label(), context), section.weight())).toList();
    }

    @Override
    public List<Item> items(String section, Map<String, Object> context) {
        return descriptor.items().stream().filter(item -> item.section().equals(section) && holds(item.conditions(), context))
                .sorted(Comparator.comparingInt(Descriptor.Item::weight)).map(item -> item(item, context)).toList();
    }

    private Item item(Descriptor.Item item, Map<String, Object> context) {
        Map<String, Object> provided = provided(item.contextProvider(), context);
        String link = LinkText.evaluate(item.link(), provided);
        String url = link.startsWith("/") ? HostOptions.CONTEXT_PATH + link : link;
        return new Item(item.key(), item.linkId(), text(item.label(), provided), url, item.weight());
    }

    @Override
    public List<String> panels(String location, Map<String, Object> context) {
        return descriptor.panels().stream().filter(panel -> panel.location().equals(location) && holds(panel.conditions(), context))
                .sorted(Comparator.comparingInt(Descriptor.Panel::weight)).map(panel -> render(panel, context)).toList();
    }

    private String render(Descriptor.Panel panel, Map<String, Object> context) {
        StringWriter out = new StringWriter();
        try {
            services.templates().render(panel.template(), provided(panel.contextProvider(), context), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    @Override
    public String headTags(Collection<String> contexts) {
        return resources.headTags(contexts, tree -> holds(tree, Map.of()));
    }

    private String text(Label label, Map<String, Object> context) {
        return services.texts().getText(label.key(), label.arguments().stream()
                .map(argument -> LinkText.evaluate(argument, context)).toArray(Serializable[]::new));
    }

    private void prepare(Conditions tree) {
        tree.children().forEach(this::prepare);
        if (tree.className() != null) {
            Condition condition = hostConditions.create(tree.className())
                    .orElseGet(() -> created(tree.className(), Condition.class));
            condition.init(tree.parameters());
            conditions.put(tree, condition);
        }
    }

    private void prepare(String contextProvider) {
        if (contextProvider != null) {
            ContextProvider provider = created(contextProvider, ContextProvider.class);
            provider.init(Map.of());
            providers.put(contextProvider, provider);
        }
    }

    private <T> T created(String className, Class<T> type) {
        Object created = app.create(className);
        if (!type.isInstance(created)) {
            throw new AppRefused(className + " does not implement " + type.getName());
        }
        return type.cast(created);
    }

    private Map<String, Object> provided(String contextProvider, Map<String, Object> context) {
        if (contextProvider == null) {
            return context;
        }
        Map<String, Object> all = new HashMap<>(context);
        all.putAll(providers.get(contextProvider).getContextMap(context));
        return all;
    }

    private boolean holds(Conditions tree, Map<String, Object> context) {
        boolean result;
        if (tree.className() != null) {
            result = conditions.get(tree).shouldDisplay(new HashMap<>(context));
        } else if (tree.any()) {
            result = tree.children().stream().anyMatch(child -> holds(child, context));
        } else {
            result = tree.children().stream().allMatch(child -> holds(child, context));
        }
        return result != tree.inverted();
    }
}
