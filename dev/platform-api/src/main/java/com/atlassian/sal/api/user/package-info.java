/** Users, as SAL sees them. */
package com.atlassian.sal.api.user;
