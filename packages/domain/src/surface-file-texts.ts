import type { FormLanguage } from './lead-forms.ts';

/** Errors of a file that a contact uploads to a form. */
export const SURFACE_FILE_ERRORS = [
  'TOO_MANY',
  'TOO_LARGE',
  'EMPTY',
  'HEIC',
  'TYPE_UNSUPPORTED',
  'DAMAGED',
  'IMAGE_TOO_LARGE',
  'INTERRUPTED',
] as const;
export type SurfaceFileError = (typeof SURFACE_FILE_ERRORS)[number];

/** Built-in texts of the questions that are answered with files. `{name}` and `{count}` are replaced with values. */
export interface SurfaceFileTexts {
  /** Limits of a question that accepts one file. */
  readonly limitOne: string;
  /** Limits of a question that accepts several files. */
  readonly limit: string;
  readonly remove: string;
  readonly uploading: string;
  readonly uploaded: string;
  readonly removed: string;
  /** Message for a file that was not uploaded because the server did not respond. */
  readonly failed: string;
  readonly errors: Readonly<Record<SurfaceFileError, string>>;
}

export const SURFACE_FILE_TEXTS: Readonly<Record<FormLanguage, SurfaceFileTexts>> = {
  en: {
    limitOne: 'One file of at most 10 MB.',
    limit: 'At most {count} files of 10 MB each.',
    remove: 'Remove {name}',
    uploading: 'Uploading {name}',
    uploaded: '{name} was uploaded.',
    removed: '{name} was removed.',
    failed: '{name} was not uploaded. Check the connection and choose it again.',
    errors: {
      TOO_MANY: 'No more files can be added. Remove a file first.',
      TOO_LARGE: 'A file is larger than 10 MB.',
      EMPTY: 'A file is empty.',
      HEIC: 'Photos in the HEIC format are not accepted. Save the photo as JPEG and choose it again.',
      TYPE_UNSUPPORTED: 'Files of this type are not accepted.',
      DAMAGED: 'An image cannot be read.',
      IMAGE_TOO_LARGE: 'An image has more than 50 million pixels. Choose a smaller image.',
      INTERRUPTED: 'A file was not transferred completely. Choose it again.',
    },
  },
  de: {
    limitOne: 'Eine Datei mit höchstens 10 MB.',
    limit: 'Höchstens {count} Dateien mit je 10 MB.',
    remove: '{name} entfernen',
    uploading: '{name} wird hochgeladen',
    uploaded: '{name} wurde hochgeladen.',
    removed: '{name} wurde entfernt.',
    failed: '{name} wurde nicht hochgeladen. Prüfen Sie die Verbindung und wählen Sie die Datei erneut aus.',
    errors: {
      TOO_MANY: 'Es können keine weiteren Dateien hinzugefügt werden. Entfernen Sie zuerst eine Datei.',
      TOO_LARGE: 'Eine Datei ist größer als 10 MB.',
      EMPTY: 'Eine Datei ist leer.',
      HEIC: 'Fotos im Format HEIC werden nicht angenommen. Speichern Sie das Foto als JPEG und wählen Sie es erneut aus.',
      TYPE_UNSUPPORTED: 'Dateien dieses Typs werden nicht angenommen.',
      DAMAGED: 'Ein Bild kann nicht gelesen werden.',
      IMAGE_TOO_LARGE: 'Ein Bild hat mehr als 50 Millionen Pixel. Wählen Sie ein kleineres Bild aus.',
      INTERRUPTED: 'Eine Datei wurde nicht vollständig übertragen. Wählen Sie sie erneut aus.',
    },
  },
  es: {
    limitOne: 'Un archivo de 10 MB como máximo.',
    limit: 'Como máximo {count} archivos de 10 MB cada uno.',
    remove: 'Quitar {name}',
    uploading: 'Subiendo {name}',
    uploaded: '{name} se ha subido.',
    removed: '{name} se ha quitado.',
    failed: '{name} no se ha subido. Compruebe la conexión y elíjalo de nuevo.',
    errors: {
      TOO_MANY: 'No se pueden añadir más archivos. Quite antes un archivo.',
      TOO_LARGE: 'Un archivo supera los 10 MB.',
      EMPTY: 'Un archivo está vacío.',
      HEIC: 'No se aceptan fotos en formato HEIC. Guarde la foto como JPEG y elíjala de nuevo.',
      TYPE_UNSUPPORTED: 'No se aceptan archivos de este tipo.',
      DAMAGED: 'No se puede leer una imagen.',
      IMAGE_TOO_LARGE: 'Una imagen tiene más de 50 millones de píxeles. Elija una imagen más pequeña.',
      INTERRUPTED: 'Un archivo no se transfirió por completo. Elíjalo de nuevo.',
    },
  },
  fr: {
    limitOne: 'Un fichier de 10 Mo au maximum.',
    limit: 'Au maximum {count} fichiers de 10 Mo chacun.',
    remove: 'Supprimer {name}',
    uploading: 'Envoi de {name}',
    uploaded: '{name} a été envoyé.',
    removed: '{name} a été supprimé.',
    failed: '{name} n’a pas été envoyé. Vérifiez la connexion et choisissez-le de nouveau.',
    errors: {
      TOO_MANY: 'Aucun autre fichier ne peut être ajouté. Supprimez d’abord un fichier.',
      TOO_LARGE: 'Un fichier dépasse 10 Mo.',
      EMPTY: 'Un fichier est vide.',
      HEIC: 'Les photos au format HEIC ne sont pas acceptées. Enregistrez la photo en JPEG et choisissez-la de nouveau.',
      TYPE_UNSUPPORTED: 'Les fichiers de ce type ne sont pas acceptés.',
      DAMAGED: 'Une image est illisible.',
      IMAGE_TOO_LARGE: 'Une image a plus de 50 millions de pixels. Choisissez une image plus petite.',
      INTERRUPTED: 'Un fichier n’a pas été transféré en entier. Choisissez-le de nouveau.',
    },
  },
  pt: {
    limitOne: 'Um ficheiro com 10 MB, no máximo.',
    limit: 'No máximo {count} ficheiros de 10 MB cada.',
    remove: 'Remover {name}',
    uploading: 'A enviar {name}',
    uploaded: '{name} foi enviado.',
    removed: '{name} foi removido.',
    failed: '{name} não foi enviado. Verifique a ligação e escolha-o novamente.',
    errors: {
      TOO_MANY: 'Não é possível adicionar mais ficheiros. Remova primeiro um ficheiro.',
      TOO_LARGE: 'Um ficheiro tem mais de 10 MB.',
      EMPTY: 'Um ficheiro está vazio.',
      HEIC: 'Não são aceites fotografias no formato HEIC. Guarde a fotografia como JPEG e escolha-a novamente.',
      TYPE_UNSUPPORTED: 'Não são aceites ficheiros deste tipo.',
      DAMAGED: 'Não é possível ler uma imagem.',
      IMAGE_TOO_LARGE: 'Uma imagem tem mais de 50 milhões de píxeis. Escolha uma imagem mais pequena.',
      INTERRUPTED: 'Um ficheiro não foi transferido por completo. Escolha-o novamente.',
    },
  },
  ar: {
    limitOne: 'ملف واحد، حجمه 10 ميغابايت كحد أقصى.',
    limit: '{count} ملفات كحد أقصى، حجم كل منها 10 ميغابايت.',
    remove: 'إزالة {name}',
    uploading: 'جارٍ رفع {name}',
    uploaded: 'تم رفع {name}.',
    removed: 'تمت إزالة {name}.',
    failed: 'لم يتم رفع {name}. تحقق من الاتصال واختره مرة أخرى.',
    errors: {
      TOO_MANY: 'لا يمكن إضافة المزيد من الملفات. أزل ملفًا أولًا.',
      TOO_LARGE: 'حجم أحد الملفات أكبر من 10 ميغابايت.',
      EMPTY: 'أحد الملفات فارغ.',
      HEIC: 'لا تُقبل الصور بتنسيق HEIC. احفظ الصورة بتنسيق JPEG واخترها مرة أخرى.',
      TYPE_UNSUPPORTED: 'لا تُقبل الملفات من هذا النوع.',
      DAMAGED: 'تتعذر قراءة إحدى الصور.',
      IMAGE_TOO_LARGE: 'تحتوي إحدى الصور على أكثر من 50 مليون بكسل. اختر صورة أصغر.',
      INTERRUPTED: 'لم يُنقل أحد الملفات بالكامل. اختره مرة أخرى.',
    },
  },
  he: {
    limitOne: 'קובץ אחד, עד 10 מגה-בייט.',
    limit: 'לכל היותר {count} קבצים, עד 10 מגה-בייט כל אחד.',
    remove: 'הסרת {name}',
    uploading: '{name} בהעלאה',
    uploaded: '{name} הועלה.',
    removed: '{name} הוסר.',
    failed: '{name} לא הועלה. יש לבדוק את החיבור ולבחור אותו שוב.',
    errors: {
      TOO_MANY: 'לא ניתן להוסיף עוד קבצים. יש להסיר קובץ קודם.',
      TOO_LARGE: 'קובץ גדול מ-10 מגה-בייט.',
      EMPTY: 'קובץ ריק.',
      HEIC: 'תמונות בפורמט HEIC אינן מתקבלות. יש לשמור את התמונה כ-JPEG ולבחור אותה שוב.',
      TYPE_UNSUPPORTED: 'קבצים מסוג זה אינם מתקבלים.',
      DAMAGED: 'לא ניתן לקרוא תמונה.',
      IMAGE_TOO_LARGE: 'בתמונה יש יותר מ-50 מיליון פיקסלים. יש לבחור תמונה קטנה יותר.',
      INTERRUPTED: 'קובץ לא הועבר במלואו. יש לבחור אותו שוב.',
    },
  },
};
