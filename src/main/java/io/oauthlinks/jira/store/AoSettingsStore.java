package io.oauthlinks.jira.store;

import com.atlassian.activeobjects.external.ActiveObjects;
import io.oauthlinks.secret.Secret;
import io.oauthlinks.secret.SecretUnreadable;
import io.oauthlinks.secret.Vault;
import io.oauthlinks.settings.IncomingPolicy;
import io.oauthlinks.settings.MailPolicy;
import io.oauthlinks.settings.Proxies;
import io.oauthlinks.settings.ProxyServer;
import io.oauthlinks.settings.ProxyUse;
import io.oauthlinks.settings.Settings;
import io.oauthlinks.settings.SettingsStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.java.ao.Query;

/**
 * The settings in Active Objects: one row, and one for each sealed password, all read at each call, so that every node sees a change
 * at once.
 */
public final class AoSettingsStore implements SettingsStore {

    /** Names of the rows whose content is sealed. */
    static final String PROXY_PASSWORD = "proxy-password";
    static final String SOCKS_PASSWORD = "socks-password";

    private static final String NAME = "settings";
    private static final String COLUMN = "content";

    private final ActiveObjects ao;
    private final SealedColumns secrets;
    private final Settings initial;

    /** @param initial in force until settings are saved for the first time */
    public AoSettingsStore(ActiveObjects ao, Vault vault, Settings initial) {
        this.ao = ao;
        this.secrets = new SealedColumns(vault, "setting");
        this.initial = initial;
    }

    @Override
    public Settings current() {
        Map<String, SettingRow> rows = Arrays.stream(ao.find(SettingRow.class)).collect(Collectors.toMap(SettingRow::getName, Function.identity()));
        if (!rows.containsKey(NAME)) {
            return initial;
        }
        Settings settings = read(JsonColumns.readMap(rows.get(NAME).getContent()));
        Proxies proxies = settings.proxies();
        return settings.with(new Proxies(proxies.use(), withPassword(proxies.http(), rows.get(PROXY_PASSWORD)),
                withPassword(proxies.socks(), rows.get(SOCKS_PASSWORD))));
    }

    private ProxyServer withPassword(ProxyServer server, SettingRow row) {
        if (server.user().isEmpty()) {
            return server;
        }
        try {
            Secret password = row == null ? null : secrets.open(row.getContent(), row.getName(), COLUMN);
            return server.with(password, password == null);
        } catch (SecretUnreadable keysGone) {
            return server.with(null, true);
        }
    }

    @Override
    public void save(Settings settings) {
        ao.executeInTransaction(() -> {
            write(NAME, JsonColumns.write(write(settings)));
            savePassword(PROXY_PASSWORD, settings.proxies().http());
            savePassword(SOCKS_PASSWORD, settings.proxies().socks());
            return null;
        });
    }

    /** A password that cannot be opened stays sealed until another one is typed. */
    private void savePassword(String name, ProxyServer server) {
        if (server.password() != null) {
            write(name, secrets.seal(server.password(), name, COLUMN));
        } else if (!server.unreadable()) {
            ao.deleteWithSQL(SettingRow.class, "NAME = ?", name);
        }
    }

    private void write(String name, String content) {
        SettingRow row = Arrays.stream(ao.find(SettingRow.class, Query.select().where("NAME = ?", name))).findFirst()
                .orElseGet(() -> ao.create(SettingRow.class, Map.of("NAME", name)));
        row.setContent(content);
        row.save();
    }

    private static Map<String, String> write(Settings settings) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("developmentOverride", String.valueOf(settings.developmentOverride()));
        values.put("allowedPrivateAddresses", String.join("\n", settings.allowedPrivateAddresses()));
        values.put("outboundTimeout", settings.outboundTimeout().toString());
        values.put("outboundMaxBytes", String.valueOf(settings.outboundMaxBytes()));
        values.put("refreshBefore", settings.refreshBefore().toString());
        values.put("auditRetention", settings.auditRetention().toString());
        writeIncoming(settings.incoming(), values);
        values.put("proxyUse", settings.proxies().use().name());
        writeProxy("proxy", settings.proxies().http(), values);
        writeProxy("socks", settings.proxies().socks(), values);
        values.put("mailHosts", String.join("\n", settings.mail().serverHosts()));
        values.put("mailLogRetention", settings.mail().logRetention().toString());
        values.put("mailOriginalRetention", settings.mail().originalRetention().toString());
        values.put("mailNewCustomers", String.valueOf(settings.mail().newCustomers()));
        values.put("mailSpoolGigabytes", String.valueOf(settings.mail().spoolGigabytes()));
        return values;
    }

    private static void writeProxy(String kind, ProxyServer server, Map<String, String> values) {
        values.put(kind + "Host", server.host());
        values.put(kind + "Port", String.valueOf(server.port()));
        values.put(kind + "User", server.user());
        values.put(kind + "Exceptions", String.join("\n", server.exceptions()));
    }

    private static void writeIncoming(IncomingPolicy policy, Map<String, String> values) {
        values.put("accessTokenLife", policy.accessTokenLife().toString());
        values.put("refreshTokenLife", policy.refreshTokenLife().toString());
        values.put("refreshTokenIdle", policy.refreshTokenIdle().toString());
        values.put("codeLife", policy.codeLife().toString());
        values.put("refreshGrace", policy.refreshGrace().toString());
        values.put("plainChallenge", String.valueOf(policy.plainChallenge()));
        values.put("corsOrigins", String.join("\n", policy.corsOrigins()));
        values.put("restPaths", String.join("\n", policy.restPaths()));
        values.put("failuresPerMinute", String.valueOf(policy.failuresPerMinute()));
        values.put("endOnPasswordChange", String.valueOf(policy.endOnPasswordChange()));
        values.put("problemRetention", policy.problemRetention().toString());
    }

    /** A value that an older version did not write has its default. */
    private static Settings read(Map<String, String> values) {
        Map<String, String> all = write(Settings.DEFAULTS);
        all.putAll(values);
        return new Settings(Boolean.parseBoolean(all.get("developmentOverride")), lines(all.get("allowedPrivateAddresses")),
                Duration.parse(all.get("outboundTimeout")), Integer.parseInt(all.get("outboundMaxBytes")),
                Duration.parse(all.get("refreshBefore")), Duration.parse(all.get("auditRetention")), readIncoming(all),
                new Proxies(ProxyUse.valueOf(all.get("proxyUse")), readProxy("proxy", all), readProxy("socks", all)),
                readMail(all));
    }

    private static MailPolicy readMail(Map<String, String> all) {
        return new MailPolicy(Duration.parse(all.get("mailLogRetention")), Duration.parse(all.get("mailOriginalRetention")), lines(all.get("mailHosts")),
                Integer.parseInt(all.get("mailNewCustomers")), Integer.parseInt(all.get("mailSpoolGigabytes")));
    }

    private static ProxyServer readProxy(String kind, Map<String, String> all) {
        return new ProxyServer(all.get(kind + "Host"), Integer.parseInt(all.get(kind + "Port")), all.get(kind + "User"), null, false,
                lines(all.get(kind + "Exceptions")));
    }

    private static IncomingPolicy readIncoming(Map<String, String> all) {
        return new IncomingPolicy(Duration.parse(all.get("accessTokenLife")), Duration.parse(all.get("refreshTokenLife")),
                Duration.parse(all.get("refreshTokenIdle")), Duration.parse(all.get("codeLife")), Duration.parse(all.get("refreshGrace")),
                Boolean.parseBoolean(all.get("plainChallenge")), lines(all.get("corsOrigins")), lines(all.get("restPaths")),
                Integer.parseInt(all.get("failuresPerMinute")), Boolean.parseBoolean(all.get("endOnPasswordChange")),
                Duration.parse(all.get("problemRetention")));
    }

    private static List<String> lines(String value) {
        return value.lines().filter(line -> !line.isBlank()).toList();
    }
}
