package io.oauthlinks.jira.store;

/** What was to be changed has been deleted meanwhile, perhaps on another node. */
final class RowGone extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RowGone(String kind, long id) {
        super(kind + " " + id + " has been deleted");
    }

    static <T> T unlessPresent(T row, String kind, long id) {
        if (row == null) {
            throw new RowGone(kind, id);
        }
        return row;
    }
}
