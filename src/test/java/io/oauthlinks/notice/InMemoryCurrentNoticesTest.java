package io.oauthlinks.notice;

class InMemoryCurrentNoticesTest extends CurrentNoticesContract {

    private final CurrentNotices notices = new InMemoryCurrentNotices();

    @Override
    protected CurrentNotices notices() {
        return notices;
    }
}
