package io.oauthlinks.host.plugin;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Passes on to the app that is installed. */
record CurrentFragments(Apps apps) implements WebFragments {

    @Override
    public List<Section> sections(String location, Map<String, Object> context) {
        return apps.current().map(app -> app.fragments().sections(location, context)).orElse(List.of());
    }

    @Override
    public List<Item> items(String section, Map<String, Object> context) {
        return apps.current().map(app -> app.fragments().items(section, context)).orElse(List.of());
    }

    @Override
    public List<String> panels(String location, Map<String, Object> context) {
        return apps.current().map(app -> app.fragments().panels(location, context)).orElse(List.of());
    }

    @Override
    public String headTags(Collection<String> contexts) {
        return apps.current().map(app -> app.fragments().headTags(contexts)).orElse("");
    }
}
