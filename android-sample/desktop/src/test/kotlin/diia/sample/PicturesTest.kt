package diia.sample

import androidx.compose.ui.test.ExperimentalTestApi
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.FieldSource

/**
 * Every screen in both languages, by day and by night, with letters of ordinary and of double size, beside the pictures that
 * somebody has looked at and approved. `tests/run android-sample` leaves the present ones in target; whoever changes a screen
 * looks at them, and copies them into android-sample/pictures.
 */
@OptIn(ExperimentalTestApi::class)
class PicturesTest {
    @ParameterizedTest
    @FieldSource("SCENES_OF_THE_STORY")
    fun `screens look as they were approved`(scene: Scene) = scene.on { phone ->
        val changed = Look.ALL.filter { look ->
            draw(phone.app, look) { drawn -> !looksAsApproved("${scene.name}-$look", drawn) }
        }
        assertTrue(changed.isEmpty(), "${scene.name} looks different: $changed; see $DRAWN")
    }

    companion object {
        @JvmField
        val SCENES_OF_THE_STORY: List<Scene> = SCENES
    }
}
