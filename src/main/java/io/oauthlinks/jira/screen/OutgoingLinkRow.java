package io.oauthlinks.jira.screen;

import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.outgoinglink.MicrosoftCloud;
import io.oauthlinks.outgoinglink.OutgoingLink;
import io.oauthlinks.outgoinglink.Provider;
import io.oauthlinks.outgoinglink.token.Account;
import io.oauthlinks.outgoinglink.token.AccountState;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One outgoing link in the list: how it stands, by the worst of its accounts and by its client secret.
 *
 * @param urgency 0 for what an administrator must mend now; grows with patience
 */
record OutgoingLinkRow(Reader reader, OutgoingLink link, List<Account> accounts, List<MailServer> users, int urgency) {

    private static final String KEY = "oauth-links.outgoing-link.list.";
    private static final int EXPIRES_SOON_DAYS = 30;

    static OutgoingLinkRow of(Reader reader, OutgoingLink link, List<Account> accounts, List<MailServer> users) {
        OutgoingLinkRow row = new OutgoingLinkRow(reader, link, accounts, users, 0);
        return new OutgoingLinkRow(reader, link, accounts, users, row.judged());
    }

    boolean needsAttention() {
        return urgency < 3;
    }

    boolean isValid() {
        return !accounts.isEmpty() && !needsAttention();
    }

    private int judged() {
        if (link.unreadable() || has(AccountState.RE_AUTHORIZATION_NEEDED)) {
            return 0;
        }
        if (has(AccountState.FAILING)) {
            return 1;
        }
        return secretExpiresSoon() ? 2 : 3;
    }

    /** What the filter searches, in lower case. */
    String words() {
        return Stream.concat(Stream.of(link.name(), link.description(), provider(), providerDetail()), accounts.stream().map(Account::mailbox))
                .collect(Collectors.joining("\n")).toLowerCase(Locale.ROOT);
    }

    Map<String, Object> model() {
        Map<String, Object> row = new HashMap<>();
        row.put("id", link.id());
        row.put("name", link.name());
        row.put("description", link.description());
        row.put("provider", provider());
        row.put("providerDetail", providerDetail());
        row.put("users", users.stream().map(server -> Model.of("id", server.id(), "name", server.name())).toList());
        row.put("accounts", accountsInWords());
        putState(row);
        row.put("secret", secret());
        accounts.stream().map(Account::lastSuccess).filter(Objects::nonNull).max(Comparator.naturalOrder())
                .ifPresent(last -> row.put("lastSuccess", reader.times().relative(last)));
        return row;
    }

    private void putState(Map<String, Object> row) {
        if (link.unreadable()) {
            row.put("state", Lozenges.secretUnreadable(reader));
            row.put("reason", reader.text(KEY + "secret-unreadable"));
            return;
        }
        Account worst = accounts.stream().max(Comparator.comparing(Account::state).thenComparing(Account::stateSince, Comparator.reverseOrder()))
                .orElse(null);
        row.put("state", Lozenges.of(reader, worst == null ? null : worst.state()));
        if (worst == null || worst.state() == AccountState.VALID) {
            return;
        }
        row.put("since", reader.times().since(worst.stateSince()));
        if (worst.problem() != null) {
            row.put("reason", reader.texts().of(worst.problem().cause()));
        }
        if (worst.nextTry() != null) {
            row.put("nextTry", reader.times().relative(worst.nextTry()));
        }
    }

    private Map<String, Object> secret() {
        Map<String, Object> secret = new HashMap<>();
        LocalDate expires = link.client().secretExpires();
        if (link.client().secretSetAt() == null) {
            secret.put("text", reader.text(KEY + "secret.none"));
        } else if (expires == null) {
            secret.put("text", reader.text(KEY + "secret.no-date"));
        } else {
            secret.put("day", reader.times().day(expires));
            secret.put("soon", secretExpiresSoon());
            if (secretExpiresSoon()) {
                secret.put("note", reader.text(KEY + "secret.replace." + link.provider().name().toLowerCase(Locale.ROOT)));
            }
        }
        return secret;
    }

    private boolean secretExpiresSoon() {
        LocalDate expires = link.client().secretExpires();
        return expires != null && reader.times().daysUntil(expires) <= EXPIRES_SOON_DAYS;
    }

    private String accountsInWords() {
        if (accounts.isEmpty()) {
            return reader.text(KEY + "accounts.none");
        }
        String states = Stream.of(AccountState.values()).filter(this::has)
                .map(state -> reader.text(KEY + "accounts." + state.name().toLowerCase(Locale.ROOT).replace('_', '-'), count(state)))
                .collect(Collectors.joining(", "));
        return reader.text(KEY + "accounts.states", reader.count(KEY + "accounts", accounts.size()), states);
    }

    private String provider() {
        return reader.text("oauth-links.outgoing-link.provider." + link.provider().name().toLowerCase(Locale.ROOT));
    }

    private String providerDetail() {
        if (link.provider() == Provider.MICROSOFT) {
            MicrosoftCloud cloud = link.authority().cloud();
            String tenant = reader.text(KEY + "tenant", link.authority().tenant());
            return cloud == MicrosoftCloud.WORLDWIDE ? tenant : reader.text(KEY + "tenant.in-cloud", tenant, OutgoingLinkFormPage.cloudName(reader, cloud));
        }
        return link.provider() == Provider.CUSTOM ? String.valueOf(link.endpoints().token().getHost()) : "";
    }

    private boolean has(AccountState state) {
        return count(state) > 0;
    }

    private long count(AccountState state) {
        return accounts.stream().filter(account -> account.state() == state).count();
    }
}
