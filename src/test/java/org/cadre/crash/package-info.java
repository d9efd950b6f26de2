/** What is left when a server or its database is killed at the worst moment: all that was acknowledged, nothing half-done. */
package org.cadre.crash;
