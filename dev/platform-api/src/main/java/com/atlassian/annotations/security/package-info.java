/** Who may reach a servlet, a filter or a REST resource; without one of these only licensed users may. */
package com.atlassian.annotations.security;
