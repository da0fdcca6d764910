package io.oauthlinks.bench;

import io.oauthlinks.incominglink.CredentialFormat;
import io.oauthlinks.secret.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Links, grants and token pairs, written into the app's tables in bulk as the app itself would write them. */
final class TokenRows {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration LONG = Duration.ofDays(90);
    private static final String USER = "alice";

    private final String database;
    private final String grants;
    private final String pairs;
    private final long webLink;

    /** Tokens as a client holds them. */
    record Pair(String access, String refresh) { }

    /** Registers both clients, if they are not registered yet. */
    TokenRows(String database, Measured.Client web, Measured.Client service) {
        this.database = database;
        this.grants = table("ACCESS_GRANT");
        this.pairs = table("TOKEN_PAIR");
        this.webLink = register(web, "WEB", "Bench", "");
        register(service, "SERVICE", "Bench service", USER);
    }

    private String table(String name) {
        return Postgres.table(database, name);
    }

    private long register(Measured.Client client, String kind, String name, String user) {
        String links = table("INCOMING_LINK");
        long now = Instant.now().toEpochMilli();
        Postgres.execute(database, """
                INSERT INTO %s ("CLIENT_ID", "NAME_HASH", "NAME", "CLIENT_KIND", "REDIRECT_URIS", "SCOPES", "SERVICE_USER", "ENABLED", "CREATED_AT",
                    "CREATED_BY", "CHANGED_AT")
                VALUES ('%s', '%s', '%s', '%s', '%s', 'WRITE', %s, true, %d, 'admin', %d) ON CONFLICT DO NOTHING
                """.formatted(links, client.id(), Sha256.hex(name.toLowerCase()), name, kind,
                user.isEmpty() ? "[\"http://127.0.0.1/callback\"]" : "[]", user.isEmpty() ? "NULL" : "'" + user + "'", now, now));
        long id = Long.parseLong(Postgres.queryOne(database, "SELECT \"ID\" FROM " + links + " WHERE \"CLIENT_ID\" = '" + client.id() + "'"));
        Postgres.execute(database, """
                INSERT INTO %s ("SLOT", "LINK_ID", "SECRET_HASH", "CREATED_AT") VALUES ('%d:current', %d, '%s', %d) ON CONFLICT DO NOTHING
                """.formatted(table("LINK_SECRET"), id, id, Sha256.hex(client.secret()), now));
        return id;
    }

    /** So many more connections of users, each with a pair of live tokens that nobody has used yet. */
    List<Pair> add(int number) {
        List<Pair> added = new ArrayList<>();
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < number; i++) {
            Pair pair = new Pair(CredentialFormat.ACCESS_TOKEN.generate().reveal(), CredentialFormat.REFRESH_TOKEN.generate().reveal());
            added.add(pair);
            String code = CredentialFormat.AUTHORIZATION_CODE.generate().reveal();
            rows.append(String.join("\t", Sha256.hex(code), Sha256.hex(pair.access()), Sha256.hex(pair.refresh()))).append('\n');
        }
        Postgres.execute(database, "CREATE TABLE IF NOT EXISTS bench_seed (code text, access text, refresh text)", "TRUNCATE bench_seed");
        Postgres.copy(database, "bench_seed", rows.toString());
        insertSeeds();
        return added;
    }

    /** The same of hashes that belong to no token, to fill the tables up. */
    void fill(int number) {
        Postgres.execute(database, "CREATE TABLE IF NOT EXISTS bench_seed (code text, access text, refresh text)", "TRUNCATE bench_seed",
                "INSERT INTO bench_seed SELECT %s, %s, %s FROM generate_series(1, %d) number"
                        .formatted(randomHash("c"), randomHash("a"), randomHash("r"), number));
        insertSeeds();
    }

    private static String randomHash(String salt) {
        return "encode(sha256(('" + salt + "' || number || random())::bytea), 'hex')";
    }

    private void insertSeeds() {
        Instant now = Instant.now();
        Postgres.execute(database, """
                INSERT INTO %s ("CODE_HASH", "LINK_ID", "USER_KEY", "SCOPES", "FROM_ADDRESS", "CREATED_AT", "EXPIRES_AT")
                SELECT code, %d, '%s', 'READ', '127.0.0.1', %d, %d FROM bench_seed
                """.formatted(grants, webLink, USER, now.toEpochMilli(), now.plus(LONG).toEpochMilli()), """
                INSERT INTO %s ("ACCESS_HASH", "REFRESH_HASH", "REPLACES", "GRANT_ID", "LINK_ID", "USER_KEY", "SCOPES", "ISSUED_AT", "ACCESS_EXPIRES",
                    "REFRESH_EXPIRES", "GRANT_EXPIRES", "EXPIRES_AT")
                SELECT s.access, s.refresh, s.access, g."ID", %d, '%s', 'READ', %d, %d, %d, %d, %d
                FROM bench_seed s JOIN %s g ON g."CODE_HASH" = s.code
                """.formatted(pairs, webLink, USER, now.toEpochMilli(), now.plus(HOUR).toEpochMilli(), now.plus(LONG).toEpochMilli(),
                now.plus(LONG).toEpochMilli(), now.plus(LONG).toEpochMilli(), grants), "DROP TABLE bench_seed");
    }

    /** Of refreshes and of tokens for services. */
    long auditEntries() {
        return Long.parseLong(Postgres.queryOne(database, "SELECT count(*) FROM " + table("AUDIT_ENTRY")
                + " WHERE \"ACTION_ID\" IN ('tokens-refreshed', 'service-token-issued')"));
    }

    long count() {
        return Long.parseLong(Postgres.queryOne(database, "SELECT count(*) FROM " + pairs));
    }
}
