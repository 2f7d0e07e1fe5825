package cn.shuzhi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which operation of the contract a method calls. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Operation {
    /**
     * @return name in the contract, such as <code>case.submit</code>
     */
    String name();

    /**
     * @return whether it changes the store
     */
    boolean writes();
}
