package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** What an administrator does with the app as a whole at one node: disable, enable, update, uninstall, install. */
final class PluginManager {

    private static final String APP = "/rest/plugins/1.0/io.oauthlinks-key";

    private final HttpUser admin;

    PluginManager(RunningHost host) {
        this.admin = HttpUser.script(host, "admin");
    }

    void disable() {
        put("{\"enabled\":false}");
    }

    void enable() {
        put("{\"enabled\":true}");
    }

    private void put(String body) {
        expect(200, admin.request(APP).header("Content-Type", "application/json").PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    void uninstall() {
        expect(204, admin.request(APP).header("X-Atlassian-Token", "no-check").DELETE());
    }

    /** In place of what is there, if anything is. */
    void install(Path jar) {
        try {
            expect(201, admin.request("/rest/plugins/1.0").header("Content-Type", "application/java-archive").POST(HttpRequest.BodyPublishers.ofFile(jar)));
        } catch (FileNotFoundException e) {
            throw new UncheckedIOException(e);
        }
    }

    String version() {
        return HttpUser.json(expect(200, admin.request(APP).GET())).path("version").asText();
    }

    /** What the apps that are no longer in service have left in the JVM. */
    JsonNode remains() {
        return HttpUser.json(expect(200, admin.request(APP + "/remains").GET()));
    }

    private HttpResponse<String> expect(int status, HttpRequest.Builder request) {
        HttpResponse<String> answer = admin.send(request);
        assertThat(answer.statusCode()).as(answer.request().method() + " " + answer.body()).isEqualTo(status);
        return answer;
    }

    /** The bundle of this build as another version of itself. */
    static Path as(String version, Path folder) throws IOException {
        return as(version, RunningHost.bundle(), folder);
    }

    /** A bundle under another version. */
    static Path as(String version, Path original, Path folder) throws IOException {
        Path copy = folder.resolve("oauth-links-" + version + ".jar");
        try (JarFile bundle = new JarFile(original.toFile())) {
            Manifest manifest = bundle.getManifest();
            manifest.getMainAttributes().putValue("Bundle-Version", version);
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(copy), manifest)) {
                for (Enumeration<JarEntry> entries = bundle.entries(); entries.hasMoreElements();) {
                    JarEntry entry = entries.nextElement();
                    if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
                        out.putNextEntry(new JarEntry(entry.getName()));
                        out.write(content(bundle, entry, version));
                        out.closeEntry();
                    }
                }
            }
        }
        return copy;
    }

    private static byte[] content(JarFile bundle, JarEntry entry, String version) throws IOException {
        try (InputStream in = bundle.getInputStream(entry)) {
            byte[] bytes = in.readAllBytes();
            if (!entry.getName().equals("atlassian-plugin.xml")) {
                return bytes;
            }
            String descriptor = new String(bytes, StandardCharsets.UTF_8);
            return descriptor.replaceFirst("<version>[^<]*</version>", "<version>" + version + "</version>").getBytes(StandardCharsets.UTF_8);
        }
    }
}
