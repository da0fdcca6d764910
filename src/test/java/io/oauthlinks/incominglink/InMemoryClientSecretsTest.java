package io.oauthlinks.incominglink;

class InMemoryClientSecretsTest extends ClientSecretsContract {

    private final ClientSecrets secrets = new InMemoryClientSecrets();

    @Override
    protected ClientSecrets secrets() {
        return secrets;
    }
}
