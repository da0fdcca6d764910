package io.oauthlinks.host.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.atlassian.annotations.security.AdminOnly;
import com.atlassian.annotations.security.SystemAdminOnly;
import com.atlassian.annotations.security.UnrestrictedAccess;
import org.junit.jupiter.api.Test;

class AccessTest {

    private static class Bare {
        public void call() { }
    }

    @SystemAdminOnly
    private static class Guarded {
        public void call() { }

        @UnrestrictedAccess
        public void open() { }
    }

    @AdminOnly
    @UnrestrictedAccess
    private static class Doubtful {
    }

    @Test
    void isForLicensedUsersWithoutAnAnnotation() throws NoSuchMethodException {
        assertThat(Access.of(Bare.class)).isEqualTo(Access.LICENSED);
        assertThat(Access.of(Bare.class.getMethod("call"), Bare.class)).isEqualTo(Access.LICENSED);
    }

    @Test
    void takesTheMethodsAnnotationBeforeTheClass() throws NoSuchMethodException {
        assertThat(Access.of(Guarded.class)).isEqualTo(Access.SYSTEM_ADMIN);
        assertThat(Access.of(Guarded.class.getMethod("call"), Guarded.class)).isEqualTo(Access.SYSTEM_ADMIN);
        assertThat(Access.of(Guarded.class.getMethod("open"), Guarded.class)).isEqualTo(Access.UNRESTRICTED);
    }

    @Test
    void refusesTwoAnnotationsInOnePlace() {
        assertThatThrownBy(() -> Access.of(Doubtful.class)).isInstanceOf(IllegalStateException.class).hasMessageContaining("Two security");
    }
}
