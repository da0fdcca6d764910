package io.oauthlinks.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The files of the support download, by name. */
final class SupportDownload {

    private SupportDownload() {
    }

    /** As the button of the settings page fetches it. */
    static Map<String, String> byPage(HttpUser admin) {
        return files(admin.bytes(admin.request(FormPage.BASE + "/support-download").GET()));
    }

    static Map<String, String> byRest(HttpUser admin) {
        return files(admin.bytes(admin.request("/rest/oauth-links/1.0/support-download").GET()));
    }

    private static Map<String, String> files(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/zip");
        assertThat(answer.headers().firstValue("Content-Disposition").orElse("")).matches("attachment; filename=\"oauth-links-support-\\d{8}-\\d{6}\\.zip\"");
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(files.keySet()).containsExactlyInAnyOrder("about.json", "settings.json", "outgoing-links.json", "mail-servers.json", "incoming-links.json",
                "jobs.json", "leases.json");
        assertThat(files.values()).noneMatch(file -> file.contains("\"failure\""));
        return files;
    }
}
