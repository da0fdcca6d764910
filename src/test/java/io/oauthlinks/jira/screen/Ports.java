package io.oauthlinks.jira.screen;

import io.oauthlinks.mailserver.MailServer;
import io.oauthlinks.mailserver.MailServers;
import io.oauthlinks.mailserver.diagnosis.TestRun;
import io.oauthlinks.mailserver.diagnosis.TestRuns;
import io.oauthlinks.outgoinglink.OutgoingLink;
import io.oauthlinks.outgoinglink.OutgoingLinks;
import io.oauthlinks.outgoinglink.token.Account;
import io.oauthlinks.outgoinglink.token.Accounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the screens read, in memory; rows are put in as they are. */
final class Ports {

    final List<OutgoingLink> linkRows = new ArrayList<>();
    final List<Account> accountRows = new ArrayList<>();
    final List<MailServer> serverRows = new ArrayList<>();
    final List<TestRun> testRows = new ArrayList<>();

    final OutgoingLinks links = new OutgoingLinks() {
        @Override
        public List<OutgoingLink> all() {
            return List.copyOf(linkRows);
        }

        @Override
        public Optional<OutgoingLink> byId(long id) {
            return linkRows.stream().filter(link -> link.id() == id).findFirst();
        }

        @Override
        public Optional<OutgoingLink> byKey(String key) {
            return linkRows.stream().filter(link -> link.key().equals(key)).findFirst();
        }

        @Override
        public OutgoingLink save(OutgoingLink link) {
            OutgoingLink saved = new OutgoingLink(link.id() == 0 ? linkRows.size() + 1 : link.id(), link.key(), link.name(), link.description(),
                    link.provider(), link.tenant(), link.client(), link.endpoints(), link.scopes(), link.extraParameters(),
                    link.createdAt(), link.changedAt(), link.unreadable());
            linkRows.removeIf(old -> old.id() == saved.id());
            linkRows.add(saved);
            return saved;
        }

        @Override
        public boolean delete(long id) {
            return linkRows.removeIf(link -> link.id() == id);
        }
    };

    final Accounts accounts = new Accounts() {
        @Override
        public Optional<Account> byId(long id) {
            return accountRows.stream().filter(account -> account.id() == id).findFirst();
        }

        @Override
        public List<Account> ofLink(long linkId) {
            return accountRows.stream().filter(account -> account.linkId() == linkId).toList();
        }

        @Override
        public List<Account> all() {
            return List.copyOf(accountRows);
        }

        @Override
        public Account save(Account account) {
            accountRows.add(account);
            return account;
        }

        @Override
        public boolean delete(long id) {
            return accountRows.removeIf(account -> account.id() == id);
        }

        @Override
        public int deleteUnused(Instant authorizedBefore, int limit) {
            return 0;
        }
    };

    final MailServers servers = new MailServers() {
        @Override
        public List<MailServer> all() {
            return List.copyOf(serverRows);
        }

        @Override
        public Optional<MailServer> byId(long id) {
            return serverRows.stream().filter(server -> server.id() == id).findFirst();
        }

        @Override
        public List<MailServer> usingLink(long linkId) {
            return serverRows.stream().filter(server -> server.login().linkId() == linkId).toList();
        }

        @Override
        public Optional<MailServer> usingAccount(long accountId) {
            return serverRows.stream().filter(server -> server.login().accountId() == accountId).findFirst();
        }

        @Override
        public MailServer save(MailServer server) {
            MailServer saved = new MailServer(server.id() == 0 ? serverRows.size() + 1 : server.id(), server.name(), server.description(),
                    server.preset(), server.endpoint(), server.login(), server.enabled(), server.lastTestId(), server.createdAt(),
                    server.changedAt(), server.unreadable());
            serverRows.removeIf(old -> old.id() == saved.id());
            serverRows.add(saved);
            return saved;
        }

        @Override
        public boolean delete(long id) {
            return serverRows.removeIf(server -> server.id() == id);
        }

        @Override
        public boolean noteTest(long id, long testRunId) {
            return byId(id).isPresent();
        }
    };

    final TestRuns tests = new TestRuns() {
        @Override
        public TestRun save(TestRun run) {
            TestRun saved = new TestRun(run.id() == 0 ? testRows.size() + 1 : run.id(), run.serverId(), run.startedBy(), run.fingerprint(),
                    run.startedAt(), run.finishedAt(), run.verdict(), run.steps(), run.transcript());
            testRows.removeIf(old -> old.id() == saved.id());
            testRows.add(saved);
            return saved;
        }

        @Override
        public Optional<TestRun> byId(long id) {
            return testRows.stream().filter(run -> run.id() == id).findFirst();
        }

        @Override
        public Map<Long, TestRun> byIds(Collection<Long> ids) {
            return testRows.stream().filter(run -> ids.contains(run.id())).collect(Collectors.toMap(TestRun::id, Function.identity()));
        }

        @Override
        public int deleteBefore(Instant time, int limit) {
            return 0;
        }
    };
}
