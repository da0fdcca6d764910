package io.oauthlinks.host.plugin;

import com.atlassian.sal.api.message.I18nResolver;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.oauthlinks.host.HostOptions;
import io.oauthlinks.host.plugin.Descriptor.Download;
import io.oauthlinks.host.plugin.Descriptor.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;

/** The web-resources of an app: scripts, style sheets, images. */
final class AppResources {

    /** What the product puts into its pages itself. */
    private static final List<String> PLATFORM_PLUGINS = List.of("com.atlassian.auiplugin:", "jira.webresources:",
            "com.atlassian.plugins.jquery:", "com.atlassian.plugins.atlassian-plugins-webresource-plugin:");
    private static final Pattern SCRIPT_TEXT = Pattern.compile("(?:AJS|WRM)\\.I18n\\.getText\\(\\s*(['\"])([\\w.-]+)\\1\\s*([,)])");

    private final Bundle bundle;
    private final Descriptor descriptor;
    private final I18nResolver texts;

    AppResources(Bundle bundle, Descriptor descriptor, I18nResolver texts) {
        this.bundle = bundle;
        this.descriptor = descriptor;
        this.texts = texts;
        descriptor.resources().forEach(this::requireFiles);
        descriptor.resources().forEach(module -> module.dependencies().forEach(key -> {
            if (isOwn(key) && find(key).isEmpty() || !isOwn(key) && PLATFORM_PLUGINS.stream().noneMatch(key::startsWith)) {
                throw new AppRefused("web-resource " + module.key() + " depends on the unknown " + key);
            }
        }));
    }

    private void requireFiles(Resources module) {
        for (Download file : module.files()) {
            if (bundle.getEntry(file.location()) == null) {
                throw new AppRefused("web-resource " + module.key() + " names " + file.location() + ", which the bundle does not have");
            }
        }
    }

    /**
     * Tags for the modules of these contexts or with these complete keys, after their dependencies.
     *
     * @param holds whether the conditions of a module hold
     */
    String headTags(Collection<String> contexts, Predicate<Descriptor.Conditions> holds) {
        Set<Resources> wanted = new LinkedHashSet<>();
        for (Resources module : descriptor.resources()) {
            if (module.contexts().stream().anyMatch(contexts::contains) || contexts.contains(descriptor.key() + ":" + module.key())) {
                collect(module, wanted);
            }
        }
        StringBuilder tags = new StringBuilder();
        wanted.stream().filter(module -> holds.test(module.conditions())).forEach(module -> module.files().forEach(file -> {
            String url = HostOptions.CONTEXT_PATH + "/download/resources/" + descriptor.key() + ":" + module.key() + "/" + file.name()
                    + "?v=" + bundle.getLastModified();
            if (file.name().endsWith(".css")) {
                tags.append("<link rel=\"stylesheet\" href=\"").append(url).append("\">\n");
            } else if (file.name().endsWith(".js")) {
                tags.append("<script src=\"").append(url).append("\"></script>\n");
            }
        }));
        return tags.toString();
    }

    private void collect(Resources module, Set<Resources> wanted) {
        if (!wanted.contains(module)) {
            module.dependencies().forEach(key -> find(key).ifPresent(dependency -> collect(dependency, wanted)));
            wanted.add(module);
        }
    }

    private boolean isOwn(String key) {
        return key.startsWith(descriptor.key() + ":");
    }

    private Optional<Resources> find(String key) {
        return descriptor.resources().stream().filter(module -> key.equals(descriptor.key() + ":" + module.key())).findFirst();
    }

    /** @param path of a download, such as {@code plugin.key:module/file.js} or {@code plugin.key/images/icon.png} */
    Optional<byte[]> read(String path) {
        int slash = path.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        String owner = path.substring(0, slash);
        String name = path.substring(slash + 1);
        if (owner.equals(descriptor.key())) {
            return location(descriptor.downloads(), name).map(this::bytes);
        }
        return find(owner).flatMap(module -> location(module.files(), name).map(location -> {
            byte[] bytes = bytes(location);
            return bytes != null && module.textsInScripts() && name.endsWith(".js") ? withTexts(bytes) : bytes;
        }));
    }

    private static Optional<String> location(List<Download> files, String name) {
        for (Download file : files) {
            if (file.name().equals(name)) {
                return Optional.of(file.location());
            }
            if (file.name().endsWith("/") && name.startsWith(file.name()) && !name.contains("..")) {
                return Optional.of(file.location() + name.substring(file.name().length()));
            }
        }
        return Optional.empty();
    }

    private byte[] bytes(String location) {
        URL entry = bundle.getEntry(location);
        if (entry == null || entry.getPath().endsWith("/")) {
            return null;
        }
        try (var in = entry.openStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] withTexts(byte[] script) {
        Matcher calls = SCRIPT_TEXT.matcher(new String(script, StandardCharsets.UTF_8));
        String translated = calls.replaceAll(call -> {
            boolean withArguments = call.group(3).equals(",");
            String text = withArguments ? texts.getRawText(call.group(2)) : texts.getText(call.group(2));
            String literal = "\"" + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
            return Matcher.quoteReplacement(withArguments ? "AJS.format(" + literal + "," : literal);
        });
        return translated.getBytes(StandardCharsets.UTF_8);
    }

    static String mediaType(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1);
        return Map.of("js", "application/javascript;charset=UTF-8", "css", "text/css;charset=UTF-8", "svg", "image/svg+xml",
                "png", "image/png", "json", "application/json", "html", "text/html;charset=UTF-8")
                .getOrDefault(extension, "application/octet-stream");
    }
}
