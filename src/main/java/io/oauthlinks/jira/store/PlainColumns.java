package io.oauthlinks.jira.store;

import java.util.Optional;
import net.java.ao.Query;

/**
 * A query for columns that have neither an alias nor a function. Active Objects looks for both in each name, three times a call, which takes as long as
 * the database does; a version of it that does not ask here is slower, nothing else.
 */
final class PlainColumns extends Query {

    private static final long serialVersionUID = 1L;

    /** @param columns their names, separated by commas */
    PlainColumns(String columns) {
        super(QueryType.SELECT, columns);
    }

    @Override
    protected Optional<String> getAlias(String field) {
        return Optional.empty();
    }

    @Override
    protected FieldMetadata getSingleFieldMetadata(String field) {
        return new FieldMetadata(field, null, null);
    }
}
