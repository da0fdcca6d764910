package io.oauthlinks.javax;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Nothing that runs on Jira 10.3 calls what only newer APIs have, of which the compiler says nothing. */
class LinkCheckTest {

    /** Deprecated since Servlet 2.1, and what it returns has no methods; its type does not exist in the source's spelling. */
    private static final String WITHOUT_BODY = " has no body for javax.servlet.http.HttpSession.getSessionContext()";

    /** What the host gives to apps and runs on; of an API that is there twice, the older one. */
    private static List<JarFile> platform() {
        return Stream.concat(Jars.all(Jars.OLDER_LIB), Jars.all(Jars.HOST_LIB)).map(Jars::open).toList();
    }

    private static List<byte[]> classes(Map<String, byte[]> entries) {
        return entries.entrySet().stream().filter(entry -> entry.getKey().endsWith(".class") && !entry.getKey().startsWith("META-INF/"))
                .map(Map.Entry::getValue).toList();
    }

    @Test
    void theAppCallsOnlyWhatExists() throws IOException {
        Map<String, byte[]> bundle = Jars.entries(Jars.derived());
        Map<String, byte[]> embedded = new HashMap<>();
        for (Map.Entry<String, byte[]> entry : bundle.entrySet()) {
            if (entry.getKey().endsWith(".jar")) {
                embedded.putAll(Jars.entries(new ByteArrayInputStream(entry.getValue())));
            }
        }
        assertThat(new LinkCheck(new Types(platform(), embedded)).problems(classes(bundle))).filteredOn(problem -> !problem.endsWith(WITHOUT_BODY)).isEmpty();
    }

    @Test
    void theHostCallsOnlyWhatExists() {
        Types types = new Types(Jars.all(Jars.HOST_LIB).map(Jars::open).toList());
        assertThat(new LinkCheck(types).problems(classes(Jars.entries(Jars.endingWith(Jars.HOST_LIB, "host-jira10.jar"))))).isEmpty();
    }

    @Test
    void aMethodThatOnlyTheNewerServletApiHasIsFound() {
        assertThat(check(method -> {
            method.visitInsn(Opcodes.ACONST_NULL);
            method.visitTypeInsn(Opcodes.CHECKCAST, "javax/servlet/http/Cookie");
            method.visitLdcInsn("SameSite");
            method.visitLdcInsn("Lax");
            method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "javax/servlet/http/Cookie", "setAttribute", "(Ljava/lang/String;Ljava/lang/String;)V", false);
        })).containsExactly("planted.Planted.run(int) calls javax.servlet.http.Cookie.setAttribute(java.lang.String, java.lang.String), which does not exist");
    }

    @Test
    void aTypeOfTheOtherSpellingIsFound() {
        assertThat(check(method -> {
            method.visitInsn(Opcodes.ACONST_NULL);
            method.visitTypeInsn(Opcodes.CHECKCAST, "jakarta/servlet/http/Cookie");
            method.visitInsn(Opcodes.POP);
        })).containsExactly("planted.Planted.run(int) uses the type jakarta.servlet.http.Cookie, which does not exist");
    }

    @Test
    void aFieldThatIsGoneIsFound() {
        assertThat(check(method -> {
            method.visitFieldInsn(Opcodes.GETSTATIC, "javax/ws/rs/core/MediaType", "APPLICATION_YAML", "Ljava/lang/String;");
            method.visitInsn(Opcodes.POP);
        })).containsExactly("planted.Planted.run(int) uses the field javax.ws.rs.core.MediaType.APPLICATION_YAML, which does not exist");
    }

    @Test
    void whatAnInterfaceAsksForInThatLineOnlyIsFound() {
        ClassWriter session = new ClassWriter(0);
        session.visit(Opcodes.V17, Opcodes.ACC_FINAL, "planted/Session", null, "java/lang/Object", new String[] {"javax/servlet/ServletConfig"});
        assertThat(new LinkCheck(new Types(platform())).problems(List.of(session.toByteArray())))
                .contains("planted.Session has no body for javax.servlet.ServletConfig.getServletName()").hasSize(4);
    }

    @Test
    void whatExistsIsNoProblem() {
        assertThat(check(method -> {
            method.visitInsn(Opcodes.ACONST_NULL);
            method.visitTypeInsn(Opcodes.CHECKCAST, "javax/servlet/http/HttpServletRequest");
            method.visitMethodInsn(Opcodes.INVOKEINTERFACE, "javax/servlet/http/HttpServletRequest", "getServletContext", "()Ljavax/servlet/ServletContext;", true);
            method.visitInsn(Opcodes.POP);
        })).isEmpty();
    }

    private static Collection<String> check(Consumer<MethodVisitor> code) {
        ClassWriter planted = new ClassWriter(0);
        planted.visit(Opcodes.V17, Opcodes.ACC_FINAL, "planted/Planted", null, "java/lang/Object", null);
        MethodVisitor method = planted.visitMethod(Opcodes.ACC_STATIC, "run", "(I)V", null, null);
        method.visitCode();
        code.accept(method);
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(3, 1);
        method.visitEnd();
        return new LinkCheck(new Types(platform())).problems(List.of(planted.toByteArray()));
    }
}
