package io.oauthlinks.jira.wiring;

import com.atlassian.sal.api.ApplicationProperties;
import io.oauthlinks.incominglink.IncomingLinks;
import io.oauthlinks.incominglink.LinkProblems;
import io.oauthlinks.jira.http.Route;
import io.oauthlinks.jira.http.Screen;
import io.oauthlinks.jira.rest.AccountJson;
import io.oauthlinks.jira.rest.IncomingLinkJson;
import io.oauthlinks.jira.rest.OutgoingLinkJson;
import io.oauthlinks.jira.rest.SupportFiles;
import io.oauthlinks.jira.rest.SupportFiles.File;
import io.oauthlinks.jira.rest.TestRunJson;
import io.oauthlinks.jira.schedule.Jobs;
import io.oauthlinks.jira.screen.SupportDownloadScreen;
import io.oauthlinks.jira.store.AoLeases;
import io.oauthlinks.message.Problem;
import io.oauthlinks.secret.KeySetVault;
import io.oauthlinks.settings.BaseUrl;
import io.oauthlinks.settings.SettingsStore;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Manifest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** What goes into the support download. */
@Component
@Configuration(proxyBeanMethods = false)
class SupportWiring {

    @Bean
    SupportFiles.Outgoing supportedOutgoing(ScreenWiring.Reads reads, OutgoingLinkJson links, AccountJson accounts, TestRunJson tests) {
        return new SupportFiles.Outgoing(reads.links(), reads.accounts(), reads.servers(), reads.tests(), links, accounts, tests);
    }

    @Bean
    SupportFiles.Incoming supportedIncoming(IncomingLinks links, LinkProblems problems, IncomingLinkJson json) {
        return new SupportFiles.Incoming(links, problems, json);
    }

    @Bean
    File aboutFile(ApplicationProperties jira, BaseUrl baseUrl, KeySetVault vault, Clock clock) {
        return new File("about.json", () -> about(jira, baseUrl, vault, clock));
    }

    @Bean
    File jobsFile(Jobs jobs) {
        return new File("jobs.json", () -> jobs.states().stream().map(SupportWiring::job).toList());
    }

    @Bean
    File leasesFile(AoLeases leases) {
        return new File("leases.json", () -> leases.held().stream().map(lease -> Map.of("name", lease.name(), "fencing", lease.fencing(),
                "deadline", lease.deadline().toString())).toList());
    }

    @Bean
    SupportFiles supportFiles(SupportFiles.Outgoing outgoing, SupportFiles.Incoming incoming, SettingsStore settings, List<File> others, Clock clock) {
        return new SupportFiles(outgoing, incoming, settings, others, clock);
    }

    @Bean
    Map<Route, Screen> supportScreens(SupportFiles files) {
        return Map.of(Route.SUPPORT_DOWNLOAD, new SupportDownloadScreen(files::download));
    }

    private static Map<String, Object> job(Jobs.State state) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", state.name());
        json.put("everySeconds", state.interval().toSeconds());
        json.put("nextRun", Objects.toString(state.nextRun(), null));
        json.put("lastRunOnThisNode", Objects.toString(state.lastRunHere(), null));
        json.put("lastOutcome", state.lastOutcome());
        return json;
    }

    private static Map<String, Object> about(ApplicationProperties jira, BaseUrl baseUrl, KeySetVault vault, Clock clock) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("madeAt", clock.instant().toString());
        about.put("appVersion", version());
        about.put("product", jira.getDisplayName() + " " + jira.getVersion() + " (" + jira.getBuildNumber() + ")");
        about.put("baseUrl", baseUrl.get().toString());
        about.put("keySet", vault.problem().map(Problem::reason).orElse("usable"));
        for (String property : List.of("java.version", "java.vendor", "os.name", "os.version", "user.timezone", "file.encoding")) {
            about.put(property, System.getProperty(property));
        }
        Runtime jvm = Runtime.getRuntime();
        about.put("processors", jvm.availableProcessors());
        about.put("heapMegabytes", jvm.maxMemory() / (1024 * 1024));
        return about;
    }

    private static String version() {
        try (InputStream manifest = SupportWiring.class.getResourceAsStream("/META-INF/MANIFEST.MF")) {
            return manifest == null ? null : new Manifest(manifest).getMainAttributes().getValue("Bundle-Version");
        } catch (IOException e) {
            return null;
        }
    }
}
