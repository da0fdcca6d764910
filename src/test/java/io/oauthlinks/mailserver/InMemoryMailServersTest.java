package io.oauthlinks.mailserver;

class InMemoryMailServersTest extends MailServersContract {

    @Override
    protected MailServers servers() {
        return new InMemoryMailServers();
    }
}
