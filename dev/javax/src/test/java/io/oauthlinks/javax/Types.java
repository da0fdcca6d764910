package io.oauthlinks.javax;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/** The types of a class path, as a JVM would find them: in the jars in their order, then in the JDK. Names are internal, such as {@code java/lang/String}. */
final class Types {

    private final List<JarFile> jars;
    private final Map<String, byte[]> nested;
    private final Map<String, Optional<ClassNode>> found = new HashMap<>();

    Types(List<JarFile> jars) {
        this(jars, Map.of());
    }

    /** @param nested class files by their names in the jars inside a jar; they come first */
    Types(List<JarFile> jars, Map<String, byte[]> nested) {
        this.jars = jars;
        this.nested = nested;
    }

    /** A type that is in no jar of the class path. */
    Types with(byte[] type) {
        ClassNode parsed = parse(type, ClassReader.SKIP_CODE);
        found.put(parsed.name, Optional.of(parsed));
        return this;
    }

    Optional<ClassNode> find(String name) {
        return found.computeIfAbsent(name, this::read);
    }

    private Optional<ClassNode> read(String name) {
        String file = name + ".class";
        if (nested.containsKey(file)) {
            return Optional.of(parse(nested.get(file), ClassReader.SKIP_CODE));
        }
        try {
            for (JarFile jar : jars) {
                ZipEntry entry = jar.getEntry(file);
                if (entry != null) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        return Optional.of(parse(in.readAllBytes(), ClassReader.SKIP_CODE));
                    }
                }
            }
            try (InputStream in = ClassLoader.getPlatformClassLoader().getResourceAsStream(file)) {
                return in == null ? Optional.empty() : Optional.of(parse(in.readAllBytes(), ClassReader.SKIP_CODE));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ClassNode parse(byte[] bytes, int flags) {
        ClassNode type = new ClassNode();
        new ClassReader(bytes).accept(type, flags | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return type;
    }

    /** A type with everything that it extends and implements, itself first; what cannot be found is left out. */
    List<ClassNode> withAncestors(String name) {
        Set<String> seen = new LinkedHashSet<>();
        List<ClassNode> all = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>(List.of(name));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (next != null && seen.add(next)) {
                find(next).ifPresent(type -> {
                    all.add(type);
                    type.interfaces.forEach(open::push);
                    open.push(type.superName == null ? "java/lang/Object" : type.superName);
                });
            }
        }
        return all;
    }

    boolean hasMethod(String owner, String name, String descriptor) {
        return withAncestors(owner).stream().anyMatch(type -> method(type, name, descriptor).isPresent());
    }

    boolean hasField(String owner, String name, String descriptor) {
        return withAncestors(owner).stream().flatMap(type -> type.fields.stream()).anyMatch(field -> is(field, name, descriptor));
    }

    /** Whether an object of this class has a body for the method. */
    boolean implementsMethod(String owner, String name, String descriptor) {
        return withAncestors(owner).stream().map(type -> method(type, name, descriptor)).flatMap(Optional::stream)
                .anyMatch(method -> (method.access & Opcodes.ACC_ABSTRACT) == 0);
    }

    private static boolean is(FieldNode field, String name, String descriptor) {
        return field.name.equals(name) && field.desc.equals(descriptor);
    }

    private static Optional<MethodNode> method(ClassNode type, String name, String descriptor) {
        return type.methods.stream().filter(method -> method.name.equals(name) && method.desc.equals(descriptor)).findFirst();
    }
}
