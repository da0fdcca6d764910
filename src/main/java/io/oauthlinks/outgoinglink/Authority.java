package io.oauthlinks.outgoinglink;

/**
 * Whose authorization server a link speaks to.
 *
 * @param cloud  which of Microsoft's clouds; {@link MicrosoftCloud#WORLDWIDE} for the other providers
 * @param tenant Microsoft only: {@code common}, {@code organizations}, {@code consumers} or a tenant id or domain; else empty
 */
public record Authority(Provider provider, MicrosoftCloud cloud, String tenant) {

    /** Of a provider that has neither clouds nor tenants. */
    public static Authority of(Provider provider) {
        return new Authority(provider, MicrosoftCloud.WORLDWIDE, "");
    }

    public static Authority microsoft(MicrosoftCloud cloud, String tenant) {
        return new Authority(Provider.MICROSOFT, cloud, tenant);
    }

    /** What is known about it beforehand. */
    public ProviderPreset preset() {
        return switch (provider) {
            case GOOGLE -> new GooglePreset();
            case MICROSOFT -> new MicrosoftPreset(cloud, tenant);
            case FASTMAIL -> new FastmailPreset();
            case CUSTOM -> new CustomPreset();
        };
    }
}
