package io.oauthlinks.javax;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Looks for what a JVM would find out only at the moment of the call: types, methods and fields that a class uses and the class path does not have,
 * and abstract methods that it leaves without a body. Renamed packages make this possible although everything compiled.
 */
final class LinkCheck {

    /** Their methods take whatever they are called with. */
    private static final Set<String> POLYMORPHIC = Set.of("java/lang/invoke/MethodHandle", "java/lang/invoke/VarHandle");

    private final Types types;
    private final Set<String> problems = new TreeSet<>();
    private String place;

    LinkCheck(Types types) {
        this.types = types;
    }

    /** @return one sentence for each problem, which names class and method and what is missing; empty when all is there */
    Collection<String> problems(List<byte[]> classes) {
        classes.forEach(types::with);
        classes.forEach(bytes -> check(Types.parse(bytes, 0)));
        return problems;
    }

    private void check(ClassNode type) {
        place = type.name.replace('/', '.');
        requireType(type.superName);
        type.interfaces.forEach(this::requireType);
        annotations(type.visibleAnnotations);
        type.fields.forEach(field -> {
            requireTypes(Type.getType(field.desc));
            annotations(field.visibleAnnotations);
        });
        if ((type.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE)) == 0) {
            requireBodies(type);
        }
        for (MethodNode method : type.methods) {
            place = type.name.replace('/', '.') + "." + signature(method.name, method.desc);
            check(method);
        }
    }

    private void check(MethodNode method) {
        requireTypes(Type.getMethodType(method.desc));
        method.exceptions.forEach(this::requireType);
        annotations(method.visibleAnnotations);
        if (method.visibleParameterAnnotations != null) {
            Arrays.stream(method.visibleParameterAnnotations).forEach(this::annotations);
        }
        method.tryCatchBlocks.forEach(block -> requireType(block.type));
        for (AbstractInsnNode instruction : method.instructions) {
            check(instruction);
        }
    }

    private void check(AbstractInsnNode instruction) {
        if (instruction instanceof MethodInsnNode call) {
            requireMethod(call.owner, call.name, call.desc);
        } else if (instruction instanceof FieldInsnNode access) {
            requireField(access.owner, access.name, access.desc);
        } else if (instruction instanceof TypeInsnNode use) {
            requireTypes(Type.getObjectType(use.desc));
        } else if (instruction instanceof LdcInsnNode constant) {
            requireConstant(constant.cst);
        } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
            requireTypes(Type.getMethodType(dynamic.desc));
            Arrays.stream(dynamic.bsmArgs).forEach(this::requireConstant);
        }
    }

    private void requireConstant(Object constant) {
        if (constant instanceof Type type) {
            requireTypes(type);
        } else if (constant instanceof Handle handle) {
            if (handle.getTag() <= Opcodes.H_PUTSTATIC) {
                requireField(handle.getOwner(), handle.getName(), handle.getDesc());
            } else {
                requireMethod(handle.getOwner(), handle.getName(), handle.getDesc());
            }
        }
    }

    private void annotations(List<AnnotationNode> annotations) {
        if (annotations != null) {
            annotations.forEach(annotation -> requireTypes(Type.getType(annotation.desc)));
        }
    }

    private void requireMethod(String owner, String name, String descriptor) {
        requireTypes(Type.getMethodType(descriptor));
        if (owner.startsWith("[") || POLYMORPHIC.contains(owner) || !requireType(owner)) {
            return;
        }
        if (!types.hasMethod(owner, name, descriptor)) {
            problems.add(place + " calls " + owner.replace('/', '.') + "." + signature(name, descriptor) + ", which does not exist");
        }
    }

    private void requireField(String owner, String name, String descriptor) {
        requireTypes(Type.getType(descriptor));
        if (requireType(owner) && !types.hasField(owner, name, descriptor)) {
            problems.add(place + " uses the field " + owner.replace('/', '.') + "." + name + ", which does not exist");
        }
    }

    private void requireBodies(ClassNode type) {
        for (ClassNode ancestor : types.withAncestors(type.name)) {
            for (MethodNode method : ancestor.methods) {
                if ((method.access & Opcodes.ACC_ABSTRACT) != 0 && !types.implementsMethod(type.name, method.name, method.desc)) {
                    problems.add(place + " has no body for " + ancestor.name.replace('/', '.') + "." + signature(method.name, method.desc));
                }
            }
        }
    }

    private void requireTypes(Type type) {
        List<Type> parts = new ArrayList<>();
        if (type.getSort() == Type.METHOD) {
            parts.addAll(List.of(type.getArgumentTypes()));
            parts.add(type.getReturnType());
        } else {
            parts.add(type);
        }
        for (Type part : parts) {
            Type element = part.getSort() == Type.ARRAY ? part.getElementType() : part;
            if (element.getSort() == Type.OBJECT) {
                requireType(element.getInternalName());
            }
        }
    }

    private boolean requireType(String name) {
        boolean there = name == null || types.find(name).isPresent();
        if (!there) {
            problems.add(place + " uses the type " + name.replace('/', '.') + ", which does not exist");
        }
        return there;
    }

    private static String signature(String name, String descriptor) {
        return name + Stream.of(Type.getArgumentTypes(descriptor)).map(Type::getClassName).collect(Collectors.joining(", ", "(", ")"));
    }
}
